"""How far each follower of the page store has come: rows in the store's own file, so that they never outlive its log.

A follower is anything that copies the store elsewhere or tells others of its changes. Losing the last rows in a power
cut does no harm: what was delivered is delivered again. Knows no outlet.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from khabar.press.stores import schema

BUSY_SECONDS = 20


@dataclass(frozen=True)
class Follower:
    """*seq* is the last commit that it has made good. *epoch* is when it began, in milliseconds since 1970.

    *is_whole* says that what the store does not know was swept away. *until_seq* is how far it may go at *until_at*,
    for one that keeps behind another. *tries* counts failures in a row, *trouble* is the last, *due_at* when it is
    tried again, *failing_since* when the first was; times are seconds since 1970.
    """

    name: str
    epoch: int
    seq: int = 0
    is_whole: bool = False
    until_seq: int = 0
    until_at: float = 0.0
    tries: int = 0
    due_at: float = 0.0
    failing_since: float = 0.0
    trouble: str = ""


_COLUMNS = ", ".join(field.name for field in fields(Follower))
_PLACES = ", ".join("?" for _ in fields(Follower))


def _follower(row: tuple[Any, ...]) -> Follower:
    plain = dict(zip((field.name for field in fields(Follower)), row, strict=True))
    return Follower(**{**plain, "is_whole": bool(plain["is_whole"])})


class Followers:
    """The rows. Safe in threads and after a fork: each call opens the file that is at the path now."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def read(self, name: str) -> Follower | None:
        """Return the row of *name*, if it has one."""
        return next((one for one in self.everyone() if one.name == name), None)

    def everyone(self) -> list[Follower]:
        """Return all rows in the order of their names; none where there is no store."""
        if not self.file.exists():
            return []
        with self._open() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM followers ORDER BY name")  # noqa: S608  our own names
            return [_follower(row) for row in rows]

    def write(self, follower: Follower) -> None:
        """Keep *follower* in place of what was there under its name."""
        with self._open() as connection:
            statement = f"INSERT OR REPLACE INTO followers ({_COLUMNS}) VALUES ({_PLACES})"  # noqa: S608  our own names
            connection.execute(statement, astuple(follower))

    def forget(self, name: str) -> None:
        """Let *name* begin anew: it copies everything again, and what it wrote counts as newer than all before."""
        with self._open() as connection:
            connection.execute("DELETE FROM followers WHERE name = ?", (name,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        address = f"{self.file.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        with closing(connection):
            schema.prepare(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            yield connection
