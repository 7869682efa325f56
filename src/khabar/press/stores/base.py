"""What the press asks of a store. Knows no database and no file.

Four promises: what is committed together appears together; a bake that began earlier never replaces one that began
later; what an owner does not return any more answers 410, or after a month where it was immutable; what was taken away
is not brought back by a bake that began before.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from khabar.press.sheets import Sheet


@dataclass(frozen=True)
class Baked:
    """All sheets that *owner* ("kind:argument") has now. *ticket* was taken before anything was read for them.

    *keys* are those of what the sheets show: they become tags, by which a CDN can drop the pages. An owner that is
    absent has no sheets and leaves no tombstones either: its addresses are unknown until it is baked.
    """

    owner: str
    sheets: tuple[Sheet, ...]
    ticket: int
    keys: frozenset[str] = frozenset()
    is_absent: bool = False


@dataclass(frozen=True)
class Committed:
    """What a commit did: the addresses that answer otherwise now, and the owners whose bake came too late."""

    seq: int
    changed: frozenset[str]
    refused: frozenset[str]


class Store(Protocol):
    def next_ticket(self) -> int:
        """Return a number higher than all before. Take it before reading what a page shows."""
        ...

    def commit(self, baked: Iterable[Baked]) -> Committed:
        """Lay all sheets of all owners at once. Readers have them when it returns; a power cut may still take them
        back until `sync` was called. What did not change is not written.
        """
        ...

    def sync(self) -> None:
        """Have on disk whatever was committed before."""
        ...

    def take_away(self, owners: Collection[str], keys: Collection[str]) -> Committed:
        """Lay a tombstone wherever one of *owners* has an address, on disk when it returns. Renders nothing.

        Any bake that began before is refused from now on: of these owners, and of others that show one of *keys*.
        """
        ...

    def withhold(self, owners: Collection[str]) -> Committed:
        """Let every page of *owners* answer 503 until a bake that begins after this is committed."""
        ...

    def owners_at(self, paths: Iterable[str]) -> list[str]:
        """Return who answers at each of *paths*, in their order, each owner once."""
        ...

    def owners(self) -> set[str]:
        """Return everyone who has ever laid a sheet."""
        ...

    def addresses(self, owners: Collection[str]) -> dict[str, str]:
        """Return the shortest address at which each of a few hundred *owners* has a page, for people to look at."""
        ...

    def fingerprint(self) -> str | None:
        """Return what `set_fingerprint` was told last, None for a new store."""
        ...

    def set_fingerprint(self, fingerprint: str) -> None: ...

    def foundations(self) -> str | None:
        """Return what `set_foundations` was told last, None for a new store."""
        ...

    def set_foundations(self, fingerprint: str) -> None: ...
