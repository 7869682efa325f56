"""The page store looked into, claim by claim: what each owner laid where, and who else would answer there.

For people and proofs, not for readers. Opens the file read-only.
"""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli

from khabar.press.stores import schema

BUSY_SECONDS = 20
_COLUMNS = (
    "path, owner, rank, seq, digest, status, content_type, location, immutable, changed_at, identity, gzip, brotli"
)
_OF_OWNER = f"SELECT {_COLUMNS} FROM addresses WHERE owner = ? ORDER BY path"  # noqa: S608  our own columns
_TO_PATH = f"SELECT {_COLUMNS} FROM addresses WHERE path = ? ORDER BY rank, owner"  # noqa: S608  our own columns
_WORDS = {
    schema.PAGE_RANK: "page",
    schema.REDIRECT_RANK: "redirect",
    schema.GONE_RANK: "gone",
    schema.TOMBSTONE_RANK: "tombstone",
    schema.RETIRED_RANK: "retired",
}


class DamagedClaim(Exception):
    """The representations of one claim do not say the same."""


@dataclass(frozen=True)
class Claim:
    """What *owner* laid at *path*. Of all claims to an address the one with the lowest rank answers."""

    path: str
    owner: str
    rank: int
    seq: int
    digest: str
    status: int
    content_type: str
    location: str | None
    immutable: bool
    changed_at: int
    identity: bytes | None
    gzip: bytes | None
    brotli: bytes | None

    @property
    def is_tombstone(self) -> bool:
        """Whether the owner says nothing about this address: not any more, or not until somebody asks."""
        return self.rank in (schema.TOMBSTONE_RANK, schema.RETIRED_RANK) or self.status == schema.ABSENT

    @property
    def word(self) -> str:
        """What it is: page, redirect, gone (the owner says so), tombstone (the owner is silent), retired (an asset of
        an older program), absent (a page that is baked on demand).
        """
        return "absent" if self.status == schema.ABSENT else _WORDS[self.rank]

    def body(self) -> bytes:
        """Return what readers get, unpacked. Raises DamagedClaim if it depends on their encoding."""
        try:
            forms = [self.identity, gzip.decompress(self.gzip) if self.gzip is not None else None]
            forms.append(brotli.decompress(self.brotli) if self.brotli is not None else None)
        except (OSError, EOFError, brotli.error) as error:
            raise DamagedClaim(f"A representation of {self.path} cannot be unpacked: {error}") from error
        bodies = {form for form in forms if form is not None}
        if len(bodies) != 1:
            raise DamagedClaim(f"The representations of {self.path} differ.")
        return bodies.pop()


class Claims:
    """The claims in the store at one path. Each call is one SELECT, so each sees one commit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, owner: str) -> dict[str, Claim]:
        """Return everything that *owner* ever laid, by address."""
        rows = self._connection.execute(_OF_OWNER, (owner,))
        return {claim.path: claim for claim in (Claim(*row) for row in rows)}

    def to(self, path: str) -> list[Claim]:
        """Return all claims to *path*; the first answers."""
        return [Claim(*row) for row in self._connection.execute(_TO_PATH, (path,))]

    def ticket(self, owner: str) -> int | None:
        """Return the ticket of the last bake of *owner*, None if it never laid anything."""
        row = self._connection.execute("SELECT ticket FROM owners WHERE owner = ?", (owner,)).fetchone()
        return None if row is None else int(row[0])

    def owners(self) -> Iterator[str]:
        """Yield everyone who ever laid a sheet."""
        for (owner,) in self._connection.execute("SELECT owner FROM owners ORDER BY owner"):
            yield owner


@contextmanager
def claims_in(file: Path) -> Iterator[Claims]:
    """Open the store at *file*. Raises sqlite3.Error if there is none, or one of another version."""
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != schema.VERSION:
            raise sqlite3.DatabaseError(f"The page store {file} has version {version}, not {schema.VERSION}.")
        yield Claims(connection)
    finally:
        connection.close()
