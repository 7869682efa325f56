"""The lanes of the press: what was just changed first, fronts next, what depends on it, and the deep archive last.

Knows priorities and whether a change is about a page itself; knows no orders and no database.
"""

from dataclasses import dataclass, field
from enum import IntEnum

FRONTS_FROM = 20
DEPENDENTS_FROM = 30
ARCHIVE_FROM = 40


class Lane(IntEnum):
    """Lower lanes are baked first, but none is left standing: see `Turns`."""

    CHANGED = 0
    FRONTS = 1
    DEPENDENTS = 2
    ARCHIVE = 3


LONGEST_WAIT_TURNS = 8
"""So many batches the lower lanes wait at most, however much is changed."""


def lane_of(priority: int, *, is_named: bool, is_many: bool) -> Lane:
    """Return the lane of a page whose kind has *priority*, for one change.

    *is_named* says that the change is about the page itself and not about something that it shows; *is_many* that the
    change reaches very many pages. The tens of a priority say what a kind is: below 20 what readers came for, 20 to 29
    fronts, 30 to 39 what depends on both, 40 and more the archive.
    """
    if FRONTS_FROM <= priority < DEPENDENTS_FROM:
        return Lane.FRONTS
    if priority >= ARCHIVE_FROM or is_many:
        return Lane.ARCHIVE
    return Lane.CHANGED if is_named and priority < FRONTS_FROM else Lane.DEPENDENTS


@dataclass
class Turns:
    """Says whose turn it is. An empty lane leaves its turn to the most urgent that waits.

    What was changed comes first and the fronts right after it; so somebody who publishes while little waits has both
    before anything else. The lanes below have a turn each when they had none for a while. One for each presser.
    """

    _last: Lane | None = None
    _waited: dict[Lane, int] = field(default_factory=lambda: dict.fromkeys((Lane.DEPENDENTS, Lane.ARCHIVE), 0))

    def next(self) -> Lane:
        """Return the lane whose turn is now."""
        for lane, turns in self._waited.items():
            if turns >= LONGEST_WAIT_TURNS:
                self._waited[lane] = 0
                return lane
        return Lane.FRONTS if self._last is Lane.CHANGED else Lane.CHANGED

    def note(self, baked: Lane) -> None:
        """Note that a batch of *baked* had its turn."""
        self._last = baked
        for lane in self._waited:
            self._waited[lane] = 0 if lane is baked else self._waited[lane] + 1

    def begin_anew(self) -> None:
        """Note that nothing waits."""
        self._last = None
        self._waited = dict.fromkeys(self._waited, 0)
