"""How outlets and purges stand, in sentences for the operator. Reads their rows; delivers nothing."""

import time
from contextlib import closing
from dataclasses import dataclass

from khabar.press.delivery import Unfit, places
from khabar.press.stores.followers import Follower
from khabar.press.stores.pagereader import PageReader

MOST_COUNTED = 100_000


@dataclass(frozen=True)
class Standing:
    """*lacks* is how many addresses it has not been told, *trouble* why, empty if nothing is wrong."""

    name: str
    lacks: int
    trouble: str

    def __str__(self) -> str:
        lacks = f"lacks {self.lacks} addresses" if self.lacks else "up to date"
        return f"{self.name}: {lacks}" + (f"; {self.trouble}" if self.trouble else "")


def standing() -> list[Standing]:
    """Return how each outlet and purge of the settings stands. One that cannot be understood has trouble too."""
    try:
        known = [place for place in places() if not place.lag]
    except Unfit as error:
        return [Standing("outlets", 0, str(error))]
    found = []
    for place in known:
        if not place.file.exists():
            found.append(Standing(place.name, 0, ""))
            continue
        row = place.followers.read(place.name)
        with closing(PageReader(place.file)) as reader:
            lacks = reader.count_changes(row.seq if row else 0, MOST_COUNTED)
        found.append(Standing(place.name, lacks if row else 0, _trouble(row)))
    return found


def _trouble(row: Follower | None) -> str:
    if row is None or not row.tries:
        return ""
    minutes = max(time.time() - row.failing_since, 0) / 60
    return f"failing for {minutes:.0f} minutes (tried {row.tries} times): {row.trouble}"
