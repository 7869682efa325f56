"""The lanes of the press: what was just changed first, fronts next, what depends on it, and the deep archive last.

Knows priorities and whether a change is about a page itself; knows no orders and no database.
"""

from collections.abc import Iterator
from enum import IntEnum
from itertools import cycle

FRONTS_FROM = 20
DEPENDENTS_FROM = 30
ARCHIVE_FROM = 40


class Lane(IntEnum):
    """Lower lanes are baked first, but none is left standing: see `turns`."""

    CHANGED = 0
    FRONTS = 1
    DEPENDENTS = 2
    ARCHIVE = 3


_TURNS = (
    Lane.CHANGED,
    Lane.FRONTS,
    Lane.CHANGED,
    Lane.DEPENDENTS,
    Lane.CHANGED,
    Lane.FRONTS,
    Lane.CHANGED,
    Lane.ARCHIVE,
)


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


def turns() -> Iterator[Lane]:
    """Yield, for ever, the lane whose turn a batch is. An empty lane leaves its turn to the most urgent that waits.

    Every second turn is for what was just changed, so nothing waits longer than one other batch; and however much is
    changed, every eighth is for the archive.
    """
    return cycle(_TURNS)
