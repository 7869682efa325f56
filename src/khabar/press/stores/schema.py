"""The tables of the SQLite page store, written by the press and read by the front.

An address may be claimed by several owners: an article that moved away leaves a redirect where another one later moves
in. Every claim is kept, and the best one answers: a page before a redirect, a redirect before "gone". So what readers
get depends on what the pages say now, never on the order in which they said it.

What is retired is laid by nobody any more and kept for a while, as it was promised never to change: it answers where
nobody else claims the address.

*changed_at* is when a claim last changed, in seconds since 1970, and grows with every change, two in one second
included. It is 0 for what a store of version 1 brought along.
"""

import sqlite3

VERSION = 4

PAGE_RANK = 0
REDIRECT_RANK = 1
GONE_RANK = 2
TOMBSTONE_RANK = 3
RETIRED_RANK = 4

ABSENT = 0
NO_TAGS = "-"
"""The status of a claim whose page is baked when somebody asks, and what stands in place of its owner's tags."""

_FOLLOWERS = """
    CREATE TABLE followers (
        name TEXT PRIMARY KEY,
        epoch INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        is_whole INTEGER NOT NULL,
        until_seq INTEGER NOT NULL,
        until_at REAL NOT NULL,
        tries INTEGER NOT NULL,
        due_at REAL NOT NULL,
        failing_since REAL NOT NULL,
        trouble TEXT NOT NULL
    ) WITHOUT ROWID
"""
_TAKEN = (
    "CREATE TABLE taken (key TEXT PRIMARY KEY, ticket INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX taken_by_ticket ON taken (ticket)",
)
_TABLES = (
    """
    CREATE TABLE addresses (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL,
        owner TEXT NOT NULL,
        rank INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        digest TEXT NOT NULL,
        status INTEGER NOT NULL,
        content_type TEXT NOT NULL,
        location TEXT,
        immutable INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        identity BLOB,
        gzip BLOB,
        brotli BLOB
    )
    """,
    "CREATE UNIQUE INDEX addresses_claims ON addresses (path, rank, owner)",
    "CREATE UNIQUE INDEX addresses_of_owner ON addresses (owner, path)",
    "CREATE INDEX addresses_by_seq ON addresses (seq)",
    "CREATE TABLE owners (owner TEXT PRIMARY KEY, ticket INTEGER NOT NULL, tags TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE numbers (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    _FOLLOWERS,
    "CREATE TABLE words (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    *_TAKEN,
    "INSERT INTO numbers (name, value) VALUES ('seq', 0), ('ticket', 0)",
)

_UPGRADES: dict[int, tuple[str, ...]] = {
    1: (
        "ALTER TABLE addresses ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE owners ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
    ),
    2: (_FOLLOWERS,),
    3: _TAKEN,
}
"""From a version to the next, in place: readers are served all the while."""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, or bring those of an older version up to date.

    A store of a version that nobody knows, a newer one perhaps, is emptied: every page can be baked again.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        while (upgrade := _UPGRADES.get(_version(connection))) is not None:
            for statement in upgrade:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_version(connection) + 1}")
        if _version(connection) != VERSION:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (name,) in tables:
                connection.execute(f'DROP TABLE "{name}"')
            for statement in _TABLES:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
