"""The reading side of the page store: what answers at an address, and what changed since. Opens the file read-only.

Every call is one SELECT, so each sees one commit: a page with all its representations, or the page before it. Several
calls see one commit within `snapshot`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from khabar.press.stores import schema
from khabar.press.stores.tags import address_tag

BUSY_SECONDS = 1


@dataclass(frozen=True)
class StoredPage:
    """What waits at an address. *identity* is there only if *gzip* is not.

    *tags* has spaces between them. *changed_at*, in seconds since 1970, is when what answers here changed last; it
    never goes back, and may lie ahead of the clock by as many seconds as there were changes in one. 0 is unknown.
    """

    owner: str
    digest: str
    status: int
    content_type: str
    location: str | None
    immutable: bool
    identity: bytes | None
    gzip: bytes | None
    brotli: bytes | None
    changed_at: int
    tags: str


_FIND = """
    SELECT owner, digest, status, content_type, location, immutable, identity, gzip, brotli,
        (SELECT max(changed_at) FROM addresses AS claims WHERE claims.path = best.path),
        (SELECT rtrim(? || ' ' || tags) FROM owners WHERE owners.owner = best.owner)
    FROM addresses AS best WHERE path = ? ORDER BY rank, owner LIMIT 1
"""


class PageReader:
    """A connection to the file that is at *path* now. Raises sqlite3.Error if there is no store there."""

    def __init__(self, path: Path) -> None:
        address = f"{path.absolute().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version != schema.VERSION:
            self.close()
            raise sqlite3.DatabaseError(f"The page store {path} has version {version}, not {schema.VERSION}.")

    def version(self) -> int:
        """Return a number that differs whenever anyone committed since the last call. Costs 2 µs."""
        number: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return number

    def seq(self) -> int:
        """Return the number of the last commit that changed an address."""
        number: int = self._connection.execute("SELECT value FROM numbers WHERE name = 'seq'").fetchone()[0]
        return number

    def find(self, path: str) -> StoredPage | None:
        """Return the best of the claims to *path*; None if there is none, or if its page is absent until asked for."""
        row = self._connection.execute(_FIND, (address_tag(path), path)).fetchone()
        found = None if row is None else StoredPage(*row)
        return None if found is None or found.status == schema.ABSENT else found

    def changed_since(self, seq: int) -> list[tuple[str, int]]:
        """Return every address that changed after commit *seq*, with the commit's number."""
        return self._connection.execute("SELECT path, seq FROM addresses WHERE seq > ?", (seq,)).fetchall()

    def glance(self, path: str) -> tuple[int, str] | None:
        """Return status and content type of what answers at *path*, without reading it."""
        row = self._connection.execute(
            "SELECT status, content_type FROM addresses WHERE path = ? ORDER BY rank, owner LIMIT 1", (path,)
        ).fetchone()
        return None if row is None or row[0] == schema.ABSENT else (int(row[0]), str(row[1]))

    def next_changes(self, seq: int, at_least: int, last: int) -> tuple[list[str], int]:
        """Return the addresses that the next commits after *seq* changed, up to commit *last*, and the last of these.

        Whole commits, as few as hold *at_least* addresses or all there are. With nothing left it is *last*, or *seq*
        where that is higher.
        """
        bound = self._connection.execute(
            "SELECT seq FROM addresses WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT 1 OFFSET ?",
            (seq, last, max(at_least - 1, 0)),
        ).fetchone()
        until = max(seq, last) if bound is None else int(bound[0])
        rows = self._connection.execute(
            "SELECT DISTINCT path FROM addresses WHERE seq > ? AND seq <= ?", (seq, until)
        ).fetchall()
        return [path for (path,) in rows], until

    def count_changes(self, seq: int, most: int) -> int:
        """Return how many claims changed after commit *seq*; *most* means that many or more."""
        rows = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM addresses WHERE seq > ? LIMIT ?)", (seq, most)
        ).fetchone()
        return int(rows[0])

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all calls within see the same commit."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()
