"""How fast one network may search: a bucket for each, that fills again while it waits.

A whole town may share one address, so it is wide. Kept in this process only: a search costs the database nothing that
must be remembered.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST_NETWORKS = 20_000


@dataclass
class _Bucket:
    left: float
    at: float


class Pace:
    """Lets each network do *burst* at once, and *a_second* more for each second that passes. Safe from many threads."""

    def __init__(self, *, burst: float, a_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._a_second = a_second
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, network: str) -> bool:
        """Say whether *network* may do one more now, and count it. Who cannot be told from others always may."""
        if not network:
            return True
        with self._lock:
            now = self._clock()
            bucket = self._buckets.setdefault(network, _Bucket(self._burst, now))
            self._buckets.move_to_end(network)
            if len(self._buckets) > MOST_NETWORKS:
                self._buckets.popitem(last=False)
            bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._a_second)
            bucket.at = now
            if bucket.left < 1:
                return False
            bucket.left -= 1
            return True

    def forget(self) -> None:
        """Let everybody begin anew."""
        with self._lock:
            self._buckets.clear()
