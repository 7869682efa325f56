"""How outlets and purges stand, in sentences for the operator. Reads their rows; delivers nothing."""

import time
from contextlib import closing
from dataclasses import dataclass

from khabar.press.delivery import Unfit, places
from khabar.press.stores.pagereader import PageReader

MOST_COUNTED = 100_000


@dataclass(frozen=True)
class Standing:
    """*lacks* is how many addresses it has not been told. *error* is the last of *tries* failures in a row, the first
    *failing_seconds* ago; empty if nothing is wrong.
    """

    name: str
    lacks: int
    error: str
    tries: int = 0
    failing_seconds: float = 0.0

    @property
    def trouble(self) -> str:
        """Return in a sentence what is wrong, or nothing."""
        if not self.tries:
            return self.error
        return f"failing for {self.failing_seconds / 60:.0f} minutes (tried {self.tries} times): {self.error}"

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
        row = place.followers.read(place.name)
        if row is None:
            found.append(Standing(place.name, 0, ""))
            continue
        with closing(PageReader(place.file)) as reader:
            lacks = reader.count_changes(row.seq, MOST_COUNTED)
        seconds = max(time.time() - row.failing_since, 0) if row.tries else 0.0
        found.append(Standing(place.name, lacks, row.trouble, row.tries, seconds))
    return found
