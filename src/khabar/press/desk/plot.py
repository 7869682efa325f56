"""The plot of how long changes took until readers could see them: where each column stands. Knows no rows, no words.

Columns stand side by side, the newest at the end of the line as one reads it. Heights grow with the logarithm: what
matters lies between ten milliseconds and ten seconds.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_MS = 5.0
MOST_MS = 20_000.0
QUICK_MS = 150.0
LATE_MS = 1000.0
PLACES = 120
WIDTH = 600.0
HEIGHT = 100.0
LINES_MS = (10, 100, 1000, 10_000)


@dataclass(frozen=True)
class Column:
    """One column of the plot, in units of the drawing. *speed* is `quick`, `slow` or `late`."""

    x: float
    y: float
    width: float
    height: float
    speed: str


def columns(milliseconds: Sequence[float], *, is_mirrored: bool) -> list[Column]:
    """Return a column for each of the last PLACES values, oldest first."""
    shown = milliseconds[-PLACES:]
    width = WIDTH / PLACES
    first = PLACES - len(shown)
    made = []
    for number, value in enumerate(shown, start=first):
        height = max(2.0, height_of(value))
        place = PLACES - 1 - number if is_mirrored else number
        made.append(Column(place * width, HEIGHT - height, width * 0.72, height, speed_of(value)))
    return made


def height_of(milliseconds: float) -> float:
    """Return how high *milliseconds* stand, from 0 to HEIGHT."""
    held = min(max(milliseconds, LEAST_MS), MOST_MS)
    return round(HEIGHT * math.log(held / LEAST_MS) / math.log(MOST_MS / LEAST_MS), 2)


def speed_of(milliseconds: float) -> str:
    if milliseconds <= QUICK_MS:
        return "quick"
    return "slow" if milliseconds <= LATE_MS else "late"
