"""A database of one's own for a test with processes: a copy of the suite's, and what takes it away for a while."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import connection, connections


@contextmanager
def copied_database(folder: Path) -> Iterator[str]:
    """Yield the address (KHABAR_DATABASE_URL) of a copy of the database that the suite tests with, still empty."""
    connections.close_all()
    if connection.vendor == "sqlite":
        copy = folder / "khabar.sqlite3"
        with sqlite3.connect(connection.settings_dict["NAME"]) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        yield f"sqlite:///{copy}"
        return
    name, copied = connection.settings_dict["NAME"], f"khabar_faults_{uuid4().hex[:12]}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{copied}" TEMPLATE "{name}"')
    told = connection.settings_dict
    try:
        yield f"postgres://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT'] or 5432}/{copied}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{copied}" WITH (FORCE)')


@contextmanager
def database_away() -> Iterator[None]:
    """Let nobody write to the database that the settings name during the block, and on a server nobody read it."""
    told = settings.DATABASES["default"]
    if "sqlite" in told["ENGINE"]:
        locked = sqlite3.connect(told["NAME"], isolation_level=None, timeout=20)
        locked.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            locked.execute("ROLLBACK")
            locked.close()
        return
    import psycopg

    with psycopg.connect(
        dbname="postgres", user=told["USER"], password=told["PASSWORD"], host=told["HOST"], port=told["PORT"] or 5432,
        autocommit=True,
    ) as server:  # fmt: skip
        server.execute(f'ALTER DATABASE "{told["NAME"]}" ALLOW_CONNECTIONS false')
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (told["NAME"],))
        try:
            yield
        finally:
            server.execute(f'ALTER DATABASE "{told["NAME"]}" ALLOW_CONNECTIONS true')
