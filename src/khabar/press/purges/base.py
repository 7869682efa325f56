"""A purge: a cache is told to forget addresses. It follows the page store like an outlet that keeps nothing.

Every cache is told by the tag of the address, which the front sends with the page, or by the address itself: exactly
what changed, never what might have. To be told twice does no harm. Knows no cache in particular.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from khabar.press.outlets.base import Answer, Version, taken_away_first


class Purger(Protocol):
    """A cache that can be told. Raises Trouble when it cannot be reached or will not do it."""

    name: str
    at_once: int
    """How many addresses one request may name."""

    def purge(self, paths: Sequence[str]) -> None:
        """Have it forget *paths*, at most `at_once` of them; when this returns, it has."""
        ...


class Purge:
    """A purger as an outlet: what is taken away is told first, then what changed."""

    def __init__(self, purger: Purger) -> None:
        self.purger = purger

    @property
    def name(self) -> str:
        return f"purge of {self.purger.name}"

    def take(self, answers: Sequence[Answer], version: Version) -> None:
        self.tell([answer.path for answer in taken_away_first(answers)])

    def tell(self, paths: Sequence[str]) -> None:
        """Have the cache forget *paths*, in as many requests as it takes. Raises Trouble."""
        for start in range(0, len(paths), self.purger.at_once):
            self.purger.purge(paths[start : start + self.purger.at_once])

    def sweep(self, ask: Callable[[Iterable[str]], Sequence[Answer]], version: Version) -> int:
        return 0
