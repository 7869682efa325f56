"""How the press notices cheaply that there may be work, and that there is no database to look into.

Knows the database's ways, no touches and no orders.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

POLL_SECONDS = 0.02
ASK_SECONDS = 0.05


class DatabaseMovedAway(Exception):
    """The file of the database is not where it was."""


def check_database_is_there() -> None:
    """Raise DatabaseMovedAway rather than connect to an SQLite file that is not there.

    SQLite would make an empty one in its place, whose write-ahead log could damage the one that is moved back.
    """
    if connection.vendor != "sqlite" or connection.connection is not None or connection.in_atomic_block:
        return
    name = str(connection.settings_dict["NAME"])
    if not name.startswith((":memory:", "file:")) and not Path(name).exists():
        raise DatabaseMovedAway(f"The database {name} is not there.")


def spare_syncs() -> None:
    """On SQLite, let this connection's commits reach the disk with the next ones of others, not each by itself.

    For who writes only what can be done again: what is lost by a power cut are the last steps, never their order, and
    touches that were not taken are taken once more. Costs a microsecond.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def on_disk() -> Iterator[None]:
    """Have everything that this connection committed on disk at the end of the block, which has to write something."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        (mode,) = cursor.execute("PRAGMA synchronous").fetchone()
        cursor.execute("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA synchronous = {int(mode)}")


class Watch:
    """On SQLite, one PRAGMA tells whether anyone else committed. Elsewhere the press simply asks for work again."""

    def __init__(self) -> None:
        self._version: int | None = None
        self._has_news = True

    @property
    def pause_seconds(self) -> float:
        """How long to wait when there was nothing to do."""
        return POLL_SECONDS if connection.vendor == "sqlite" else ASK_SECONDS

    def look_again(self) -> None:
        """Report news the next time, whatever the database says: what this connection wrote does not count there."""
        self._has_news = True

    def has_news(self) -> bool:
        """Say whether there may be work that was not there the last time."""
        if connection.vendor != "sqlite":
            return True
        with connection.cursor() as cursor:
            (version,) = cursor.execute("PRAGMA data_version").fetchone()
        has_news = self._has_news or version != self._version
        self._version = version
        self._has_news = False
        return has_news
