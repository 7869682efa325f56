"""What an outlet is: a place that holds a copy of what the page store answers. Knows no place in particular.

An outlet is told addresses and what the store answers there now, never what to do. So being told twice, or being told
only the last of several changes, comes to the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from khabar.press.sheets import REDIRECTS
from khabar.press.stores.pagereader import StoredPage


class Trouble(Exception):
    """An outlet cannot be reached or written to, for a reason that may pass. Its text is for the operator."""

    def __init__(self, text: str, retry_in: float | None = None) -> None:
        super().__init__(text)
        self.retry_in = retry_in
        """Seconds to wait, when the other side named them."""


class NewerThere(Exception):
    """Some copies were left alone, as newer ones are there. All the others are done."""


@dataclass(frozen=True)
class Answer:
    """What the store answers at *path* now; *page* is None where it has nothing at all."""

    path: str
    page: StoredPage | None

    @property
    def status(self) -> int:
        return 404 if self.page is None else self.page.status

    @property
    def is_page(self) -> bool:
        return self.status == 200

    @property
    def is_gone(self) -> bool:
        return self.status == 410

    @property
    def is_redirect(self) -> bool:
        return self.status in REDIRECTS


class Version(NamedTuple):
    """How new a copy is. *epoch* is when the outlet began to follow this store, in milliseconds since 1970."""

    epoch: int
    seq: int

    def __str__(self) -> str:
        return f"{self.epoch}.{self.seq}"

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Return the version that was written as *text*; of anything else, the oldest there is."""
        epoch, _, seq = text.partition(".")
        return cls(int(epoch), int(seq)) if epoch.isdecimal() and seq.isdecimal() else cls(0, 0)


class Outlet(Protocol):
    @property
    def name(self) -> str:
        """Return what its cursor and people know it by. Holds no secret."""
        ...

    def take(self, answers: Sequence[Answer], version: Version) -> None:
        """Make the copies at these addresses equal to *answers*, what is taken away first.

        Raises Trouble, and NewerThere if it left alone what is newer than *version*.
        """
        ...

    def sweep(self, ask: Callable[[Iterable[str]], Sequence[Answer]], version: Version) -> int:
        """Take away every copy that the store has no page for; return how many. *ask* tells what it answers."""
        ...


def taken_away_first(answers: Iterable[Answer]) -> list[Answer]:
    """Return *answers* with what is no page any more at the beginning."""
    return sorted(answers, key=lambda answer: answer.is_page)
