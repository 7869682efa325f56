"""The page store in one SQLite file: many pages flip in one commit, readers in other processes see it in half a
millisecond. Knows owners and addresses, no Django and no front.

Readers see a commit before it is synced to the disk, which takes some milliseconds: whoever takes off the order to bake
syncs before. A power cut in between brings back the old page and leaves the order.
Tickets are not synced at all: only bakes still going on could miss them.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from khabar.press.sheets import REDIRECTS, Sheet
from khabar.press.stores import schema
from khabar.press.stores.base import Baked, Committed
from khabar.press.stores.representations import Representations, digest, representations
from khabar.press.stores.tags import tags_of
from khabar.press.stores.taken import note_taken, showing_taken

BUSY_SECONDS = 20
RETIRED_SECONDS = 30 * 24 * 60 * 60
"""How long an asset of an older version of the program is kept at least."""

_CLAIM = """
    INSERT INTO addresses
        (path, owner, rank, seq, digest, status, content_type, location, immutable, changed_at, identity, gzip, brotli)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (owner, path) DO UPDATE SET
        rank = excluded.rank, seq = excluded.seq, digest = excluded.digest, status = excluded.status,
        content_type = excluded.content_type, location = excluded.location, immutable = excluded.immutable,
        changed_at = max(excluded.changed_at, addresses.changed_at + 1),
        identity = excluded.identity, gzip = excluded.gzip, brotli = excluded.brotli
"""


class PageFile:
    """The writing side. Safe in threads and after a fork: each has its own connection to the file."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._clock = clock
        self._local = threading.local()

    def next_ticket(self) -> int:
        connection = self._connection()
        with _writing(connection):
            connection.execute("UPDATE numbers SET value = value + 1 WHERE name = 'ticket'")
            return _number(connection, "ticket")

    def commit(self, baked: Iterable[Baked]) -> Committed:
        baked = list(baked)
        connection = self._connection()
        made = {one.owner: _made_of(connection, one) for one in baked}
        changed: set[str] = set()
        refused: set[str] = set()
        with _writing(connection):
            now = _Now(seq=_number(connection, "seq") + 1, seconds=int(self._clock()))
            too_late = showing_taken(connection, baked)
            for one in baked:
                if one.owner in too_late or _ticket(connection, one.owner) > one.ticket:
                    refused.add(one.owner)
                else:
                    changed |= _lay(connection, one, made[one.owner], now)
            if changed:
                connection.execute("UPDATE numbers SET value = ? WHERE name = 'seq'", (now.seq,))
        return Committed(now.seq if changed else now.seq - 1, frozenset(changed), frozenset(refused))

    def sync(self) -> None:
        # In write-ahead mode what was committed is in the log, or was synced out of it.
        try:
            log = os.open(f"{self.path}-wal", os.O_RDONLY)
        except FileNotFoundError:
            return
        try:
            os.fsync(log)
        finally:
            os.close(log)

    def take_away(self, owners: Collection[str], keys: Collection[str]) -> Committed:
        with self._taking() as (connection, ticket, now):
            changed: set[str] = set()
            for owner in sorted(owners):
                changed |= _lay(connection, Baked(owner, (), ticket), (), now, keeps_immutable=False)
            note_taken(connection, keys, ticket)
        return Committed(now.seq, frozenset(changed), frozenset())

    def withhold(self, owners: Collection[str]) -> Committed:
        with self._taking() as (connection, ticket, now):
            changed: set[str] = set()
            for owner in sorted(owners):
                changed |= _withhold(connection, owner, now)
                connection.execute("UPDATE owners SET ticket = ? WHERE owner = ?", (ticket, owner))
        return Committed(now.seq, frozenset(changed), frozenset())

    @contextmanager
    def _taking(self) -> Iterator[tuple[sqlite3.Connection, int, "_Now"]]:
        """Write under a ticket that is higher than all before, and under the next number of a commit."""
        connection = self._connection()
        with _writing(connection):
            connection.execute("UPDATE numbers SET value = value + 1")
            now = _Now(seq=_number(connection, "seq"), seconds=int(self._clock()))
            yield connection, _number(connection, "ticket"), now
        self.sync()

    def owners_at(self, paths: Iterable[str]) -> list[str]:
        connection = self._connection()
        best = "SELECT owner FROM addresses WHERE path = ? ORDER BY rank, owner LIMIT 1"
        rows = (connection.execute(best, (path,)).fetchone() for path in paths)
        return list(dict.fromkeys(row[0] for row in rows if row is not None))

    def owners(self) -> set[str]:
        found = self._connection().execute("SELECT owner FROM owners WHERE tags != ?", (schema.NO_TAGS,))
        return {owner for (owner,) in found}

    def addresses(self, owners: Collection[str]) -> dict[str, str]:
        places = ", ".join("?" * len(owners))
        rows = self._connection().execute(
            f"SELECT owner, path FROM addresses WHERE owner IN ({places}) AND rank = ? ORDER BY length(path) DESC",  # noqa: S608  question marks only
            (*owners, schema.PAGE_RANK),
        )
        return dict(rows.fetchall())

    def fingerprint(self) -> str | None:
        return self._word("fingerprint")

    def set_fingerprint(self, fingerprint: str) -> None:
        self._set_word("fingerprint", fingerprint)

    def foundations(self) -> str | None:
        return self._word("foundations")

    def set_foundations(self, fingerprint: str) -> None:
        self._set_word("foundations", fingerprint)

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    def _word(self, name: str) -> str | None:
        row = self._connection().execute("SELECT value FROM words WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def _set_word(self, name: str, value: str) -> None:
        connection = self._connection()
        with _writing(connection):
            connection.execute("INSERT OR REPLACE INTO words (name, value) VALUES (?, ?)", (name, value))

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection to the file that is at the path now: it may have been replaced."""
        identity = self._identity()
        if getattr(self._local, "connection", None) is None or self._local.identity != identity:
            self.close()
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            schema.prepare(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = connection
            self._local.identity = self._identity()
        opened: sqlite3.Connection = self._local.connection
        return opened

    def _identity(self) -> tuple[int, int, int] | None:
        try:
            stat = os.stat(self.path)
        except FileNotFoundError:
            return None
        return os.getpid(), stat.st_dev, stat.st_ino


@dataclass(frozen=True)
class _Made:
    """The digest of a sheet, and its forms unless the store seems to have them."""

    digest: str
    forms: Representations | None


@dataclass(frozen=True)
class _Now:
    """The number of a commit and its time in seconds since 1970."""

    seq: int
    seconds: int


def _made_of(connection: sqlite3.Connection, one: Baked) -> list[_Made]:
    """Compress what changed, sheet by sheet, before the file is locked for writing."""
    stored = _stored(connection, one.owner)
    digests = [digest(sheet) for sheet in one.sheets]
    return [
        _Made(found, representations(sheet) if stored.get(sheet.path) != (found, _rank(sheet)) else None)
        for sheet, found in zip(one.sheets, digests, strict=True)
    ]


def _lay(
    connection: sqlite3.Connection,
    one: Baked,
    made: Sequence[_Made],
    now: _Now,
    *,
    keeps_immutable: bool = True,
) -> set[str]:
    """Write the sheets that changed and tombstones for those that are not there any more; return their addresses.

    What was promised never to change is kept for a while where it is not laid any more: a page of an older version of
    the program, in the store or in a browser, still asks for it.
    """
    stored = _stored(connection, one.owner)
    changed = _make_absent(connection, one.owner, now) if one.is_absent else set()
    for sheet, ready in zip(one.sheets, made, strict=True):
        if stored.pop(sheet.path, None) != (ready.digest, _rank(sheet)):
            _claim(connection, one.owner, sheet, ready, _rank(sheet), now)
            changed.add(sheet.path)
    for path, (_, rank) in stored.items() if not one.is_absent else ():
        if rank != schema.TOMBSTONE_RANK and not (keeps_immutable and _retire(connection, one.owner, path, now)):
            gone = Sheet(path=path, status=410)
            _claim(connection, one.owner, gone, _new(gone), schema.TOMBSTONE_RANK, now)
            changed.add(path)
    tags = schema.NO_TAGS if one.is_absent else tags_of(one.owner, one.keys)
    about = (one.owner, one.ticket, tags)
    connection.execute("INSERT OR REPLACE INTO owners (owner, ticket, tags) VALUES (?, ?, ?)", about)
    # The ticket may come from a file that was replaced meanwhile: the next one must be higher all the same.
    connection.execute("UPDATE numbers SET value = max(value, ?) WHERE name = 'ticket'", (one.ticket,))
    return changed


def _make_absent(connection: sqlite3.Connection, owner: str, now: _Now) -> set[str]:
    """Leave of the pages and redirects of *owner* only that it has the best claim to their addresses."""
    found = connection.execute(
        "SELECT path FROM addresses WHERE owner = ? AND rank <= ? AND status != ? AND NOT immutable",
        (owner, schema.REDIRECT_RANK, schema.ABSENT),
    )
    paths = {path for (path,) in found.fetchall()}
    connection.executemany(
        "UPDATE addresses SET status = ?, seq = ?, digest = '', content_type = '', location = NULL,"
        " changed_at = max(?, changed_at + 1), identity = NULL, gzip = NULL, brotli = NULL"
        " WHERE owner = ? AND path = ?",
        [(schema.ABSENT, now.seq, now.seconds, owner, path) for path in sorted(paths)],
    )
    return paths


def _retire(connection: sqlite3.Connection, owner: str, path: str, now: _Now) -> bool:
    """Keep what is immutable and has not been retired for too long; return whether it is kept."""
    found = connection.execute(
        "SELECT immutable, rank, changed_at FROM addresses WHERE owner = ? AND path = ?", (owner, path)
    )
    immutable, rank, changed_at = found.fetchone()
    if rank == schema.RETIRED_RANK:
        return bool(now.seconds - changed_at < RETIRED_SECONDS)
    if immutable:
        # Not a new commit for this address: it answers as before.
        row = (schema.RETIRED_RANK, now.seconds, owner, path)
        connection.execute("UPDATE addresses SET rank = ?, changed_at = ? WHERE owner = ? AND path = ?", row)
    return bool(immutable)


def _withhold(connection: sqlite3.Connection, owner: str, now: _Now) -> set[str]:
    """Write that the pages of *owner* are not to be had; return their addresses. What leads to them stays."""
    found = connection.execute(
        "SELECT path FROM addresses WHERE owner = ? AND status = 200 AND NOT immutable", (owner,)
    )
    paths = {path for (path,) in found.fetchall()}
    for path in sorted(paths):
        away = Sheet(path=path, status=503)
        _claim(connection, owner, away, _new(away), _rank(away), now)
    return paths


def _new(sheet: Sheet) -> _Made:
    return _Made(digest(sheet), representations(sheet))


def _claim(connection: sqlite3.Connection, owner: str, sheet: Sheet, made: _Made, rank: int, now: _Now) -> None:
    forms = made.forms or representations(sheet)
    about = (sheet.path, owner, rank, now.seq, made.digest, sheet.status, sheet.content_type, sheet.location)
    connection.execute(_CLAIM, (*about, sheet.immutable, now.seconds, forms.identity, forms.gzip, forms.brotli))


def _rank(sheet: Sheet) -> int:
    if sheet.status in REDIRECTS:
        return schema.REDIRECT_RANK
    return schema.GONE_RANK if sheet.status == 410 else schema.PAGE_RANK


def _stored(connection: sqlite3.Connection, owner: str) -> dict[str, tuple[str, int]]:
    rows = connection.execute("SELECT path, digest, rank FROM addresses WHERE owner = ?", (owner,))
    return {path: (found, rank) for path, found, rank in rows}


def _ticket(connection: sqlite3.Connection, owner: str) -> int:
    row = connection.execute("SELECT ticket FROM owners WHERE owner = ?", (owner,)).fetchone()
    return 0 if row is None else int(row[0])


def _number(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute("SELECT value FROM numbers WHERE name = ?", (name,)).fetchone()[0])


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
