"""Which pages of a mirror link to addresses that it lacks: when one of these appears, they are written again.

A small SQLite file in the home, one for each mirror. If it is lost, such links lead to the live site until their pages
change.
"""

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path


class WaitingLinks:
    def __init__(self, file: Path) -> None:
        self.file = file

    def replace(self, missing: Iterable[tuple[str, Collection[str]]]) -> None:
        """Note, for each page, the addresses that it links to in vain, in place of what was noted before."""
        missing = list(missing)
        with closing(self._open()) as connection, connection:
            connection.executemany("DELETE FROM waiting WHERE page = ?", [(page,) for page, _ in missing])
            rows = [(target, page) for page, targets in missing for target in sorted(targets)]
            connection.executemany("INSERT OR IGNORE INTO waiting (target, page) VALUES (?, ?)", rows)

    def for_any_of(self, appeared: Iterable[str]) -> set[str]:
        """Return the pages that link to one of *appeared*."""
        with closing(self._open()) as connection:
            found: set[str] = set()
            for target in appeared:
                found |= {
                    page for (page,) in connection.execute("SELECT page FROM waiting WHERE target = ?", (target,))
                }
            return found

    def _open(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.file, timeout=20)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS waiting (target TEXT, page TEXT, PRIMARY KEY (target, page)) WITHOUT ROWID"
        )
        connection.execute("CREATE INDEX IF NOT EXISTS waiting_of_page ON waiting (page)")
        return connection
