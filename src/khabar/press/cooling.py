"""Lets a page that is changed all the time rest between two bakes: a storm of changes costs few bakes, and ends right.

The first change is baked at once. A page that is ordered again right after its bake waits a few hundredths of a second,
and longer as the storm goes on, up to half a second. Kept in memory by each presser; knows page numbers and seconds.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

SHORTEST_REST_SECONDS = 0.04
LONGEST_REST_SECONDS = 0.5
GROWTH = 1.5
PAGES_REMEMBERED = 2000


@dataclass(frozen=True)
class _Rest:
    baked_at: float
    seconds: float

    @property
    def until(self) -> float:
        return self.baked_at + self.seconds


class Cooling:
    """Which pages rest, and until when. The clock is a monotonic one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rests: dict[int, _Rest] = {}

    def note(self, pages: Iterable[int]) -> None:
        """Note that *pages* were baked just now."""
        now = self._clock()
        for page in pages:
            before = self._rests.pop(page, None)
            is_storm = before is not None and now < before.until + before.seconds
            seconds = (
                min(before.seconds * GROWTH, LONGEST_REST_SECONDS) if before and is_storm else SHORTEST_REST_SECONDS
            )
            self._rests[page] = _Rest(now, seconds)
        if len(self._rests) > PAGES_REMEMBERED:
            self._forget_the_rested(now)

    def resting(self) -> list[int]:
        """Return the pages that must not be baked yet."""
        now = self._clock()
        return [page for page, rest in self._rests.items() if rest.until > now]

    def seconds_left(self) -> float:
        """Return how long until the first of the resting pages may be baked again; 0 when none rests."""
        now = self._clock()
        return min((rest.until - now for rest in self._rests.values() if rest.until > now), default=0.0)

    def _forget_the_rested(self, now: float) -> None:
        """Drop what no later change could find in a storm, and of the others those that were baked longest ago."""
        self._rests = {page: rest for page, rest in self._rests.items() if rest.until + rest.seconds > now}
        for page in list(self._rests)[: max(0, len(self._rests) - PAGES_REMEMBERED)]:
            del self._rests[page]
