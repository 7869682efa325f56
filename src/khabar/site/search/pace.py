"""How fast one network may search: a bucket for each, that fills again while it waits.

A whole town may share one address, so it is wide. The buckets are a small file of the home, so that all processes that
answer readers on a machine count together, and searching writes nothing to the database (decision 045).
"""

import errno
import hashlib
import logging
import os
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
from pathlib import Path
from typing import Final

from django.conf import settings

BUCKETS: Final = 32_768
"""Networks whose last search is remembered; two that meet in one bucket put each other out of it."""
_LONGEST_WAIT_SECONDS: Final = 0.05
_RECORD: Final = struct.Struct("<8sdd")
"""Who it is of, what was left, and when that was."""

logger = logging.getLogger(__name__)


class Pace:
    """Lets each network do *burst* at once, and *a_second* more for each second that passes.

    Safe from many threads and processes; those with the same *name* count together.
    """

    def __init__(
        self, name: str, *, burst: float, a_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._name = name
        self._burst = burst
        self._a_second = a_second
        self._clock = clock
        self._lock = threading.Lock()
        self._opened: tuple[Path, int] | None = None

    def allows(self, network: str) -> bool:
        """Say whether *network* may do one more now, and count it. Who cannot be told from others always may.

        Where the file cannot be had, everybody may: a full disk must not keep readers from searching.
        """
        if not network:
            return True
        try:
            with self._lock, self._file() as file:
                return self._take_one(file, hashlib.blake2b(network.encode(), digest_size=8).digest())
        except OSError as error:
            logger.warning("Searches are not paced: %s", error)
            return True

    def _take_one(self, file: int, who: bytes) -> bool:
        place = int.from_bytes(who) % BUCKETS * _RECORD.size
        now, left = self._clock(), self._burst
        record = os.pread(file, _RECORD.size, place)
        if len(record) == _RECORD.size:
            whose, before, at = _RECORD.unpack(record)
            # The clock begins anew with the machine: what lies ahead of it says nothing.
            if whose == who and at <= now:
                left = min(self._burst, before + (now - at) * self._a_second)
        if left < 1:
            return False
        os.pwrite(file, _RECORD.pack(who, left - 1, now), place)
        return True

    @contextmanager
    def _file(self) -> Iterator[int]:
        """Give the file to this process alone."""
        path = Path(settings.KHABAR_SEARCH_DIR) / f"pace-{self._name}"
        if self._opened is None or self._opened[0] != path or not _is_at(path, self._opened[1]):
            if self._opened is not None:
                os.close(self._opened[1])
                self._opened = None
            path.parent.mkdir(parents=True, exist_ok=True)
            self._opened = path, os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        file = self._opened[1]
        _lock(file)
        try:
            yield file
        finally:
            flock(file, LOCK_UN)


def _lock(file: int) -> None:
    """Lock *file*, which others hold for some microseconds; raise OSError if one was stopped while it had it."""
    until = time.monotonic() + _LONGEST_WAIT_SECONDS
    while True:
        try:
            return flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise TimeoutError(
                    errno.ETIMEDOUT, "the file of buckets is held by a process that stands still"
                ) from error
        time.sleep(0.0005)


def _is_at(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(os.fstat(file), os.stat(path))
    except FileNotFoundError:
        return False
