"""How often each page was asked for lately: a small SQLite file beside the page store. Knows addresses, no readers.

The fronts write what they counted about once a minute; the press reads it when it bakes everything again. Counts are
halved each day, so that what was read last week does not stand before what is read today. The file may be lost: the
press then bakes in its plain order.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

BUSY_SECONDS = 5
MOST_KEPT = 100_000

_TABLES = """
    CREATE TABLE IF NOT EXISTS visits (path TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS days (name TEXT PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID;
    INSERT OR IGNORE INTO days (name, day) VALUES ('halved', 0);
"""
_ADD = "INSERT INTO visits (path, count) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET count = count + excluded.count"


def visits_file(store_file: Path) -> Path:
    """Return where the counts lie for the store in *store_file*."""
    return store_file.with_name("visits.sqlite3")


def add_visits(file: Path, counts: Mapping[str, int], day: int) -> None:
    """Add *counts* by address, on the *day* with this number since 1970. Raises sqlite3.Error."""
    if not counts:
        return
    with closing(sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {_TABLES}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            _halve(connection, day)
            connection.executemany(_ADD, sorted(counts.items()))
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def most_visited(file: Path, number: int) -> list[str]:
    """Return the addresses that were asked for most, those first; nothing if nobody has counted."""
    if not file.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT path FROM visits ORDER BY count DESC, path LIMIT ?", (number,))
            return [path for (path,) in found]
    except sqlite3.Error:
        return []


def _halve(connection: sqlite3.Connection, day: int) -> None:
    (halved,) = connection.execute("SELECT day FROM days WHERE name = 'halved'").fetchone()
    if day <= halved:
        return
    if halved:
        connection.execute("UPDATE visits SET count = count >> ?", (min(day - halved, 62),))
        connection.execute("DELETE FROM visits WHERE count = 0")
        kept = "SELECT path FROM visits ORDER BY count DESC, path LIMIT ?"
        connection.execute(f"DELETE FROM visits WHERE path NOT IN ({kept})", (MOST_KEPT,))  # noqa: S608  our own text
    connection.execute("UPDATE days SET day = ? WHERE name = 'halved'", (day,))
