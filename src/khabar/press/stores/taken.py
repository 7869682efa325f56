"""Which keys were taken from the readers lately: a bake that began before and shows one of them is refused.

So a front that was being baked while an article was taken away cannot bring its headline back, though nobody knew yet
that the front would show it. Knows the tables of the page store, no pages.
"""

import sqlite3
from collections.abc import Iterable

from khabar.press.stores.base import Baked

KEPT_TICKETS = 100_000
"""How many tickets later a key is forgotten. No bake goes on for so long."""


def note_taken(connection: sqlite3.Connection, keys: Iterable[str], ticket: int) -> None:
    """Refuse from now on what shows one of *keys* and has a lower ticket than *ticket*."""
    rows = ((key, ticket) for key in sorted(keys))
    connection.executemany("INSERT OR REPLACE INTO taken (key, ticket) VALUES (?, ?)", rows)
    connection.execute("DELETE FROM taken WHERE ticket <= ?", (ticket - KEPT_TICKETS,))


def showing_taken(connection: sqlite3.Connection, baked: Iterable[Baked]) -> set[str]:
    """Return the owners among *baked* that show what was taken after they took their ticket. Mostly one short query."""
    baked = list(baked)
    oldest = min((one.ticket for one in baked), default=0)
    taken = dict(connection.execute("SELECT key, ticket FROM taken WHERE ticket > ?", (oldest,)))
    if not taken:
        return set()
    return {one.owner for one in baked if any(taken.get(key, 0) > one.ticket for key in one.keys)}
