"""The connection: Django's own, with bounds on what a search may take. Knows no table and no query."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from psycopg import errors

from khabar.search.backends.base import SearchBusy, SearchUnavailable

Cursor = psycopg.Cursor[tuple[Any, ...]]

# Planners cannot know how many postings an array holds: told to sort, they would sort them all instead of summing up.
_BOUNDS = """
    SELECT set_config('statement_timeout', %s, true), set_config('work_mem', '64MB', true),
           set_config('enable_sort', 'off', true), set_config('jit', 'off', true),
           set_config('max_parallel_workers_per_gather', '0', true)
"""


class IndexReplaced(SearchUnavailable):
    """The tables that were being read are gone: a newer index answers."""


@contextmanager
def reading() -> Iterator[Cursor]:
    """Give a cursor for one search, bounded by `KHABAR_SEARCH_TIMEOUT_SECONDS`. Raises SearchUnavailable.

    Always rolled back, so that the bounds end with the search when it stands inside a longer transaction. Values are
    bound by the server; nothing is prepared by name, which poolers between here and the server may not carry.
    """
    with _trouble_told(), transaction.atomic():
        cursor = _cursor()
        cursor.execute(_BOUNDS, (_milliseconds(settings.KHABAR_SEARCH_TIMEOUT_SECONDS),))
        try:
            yield cursor
        finally:
            transaction.set_rollback(True)


@contextmanager
def writing(collection: str) -> Iterator[Cursor]:
    """Give a cursor in a transaction; one at a time writes to the indexes of *collection*. Raises SearchUnavailable."""
    with _trouble_told(), transaction.atomic():
        cursor = _cursor()
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('khabar search'), hashtext(%s))", (collection,))
        yield cursor


@contextmanager
def tuned(cursor: Cursor, **values: str) -> Iterator[None]:
    """Give settings of the session other *values* inside the block; it may stand in a longer transaction."""
    cursor.execute("SELECT current_setting(name) FROM unnest(%s::text[]) AS name", (list(values),))
    before = [value for (value,) in cursor.fetchall()]
    _set(cursor, values, values.values())
    yield
    _set(cursor, values, before)


def _set(cursor: Cursor, names: Iterable[str], values: Iterable[str]) -> None:
    cursor.execute(
        "SELECT set_config(name, value, true) FROM unnest(%s::text[], %s::text[]) AS given(name, value)",
        (list(names), list(values)),
    )


def _cursor() -> Cursor:
    if connection.vendor != "postgresql":
        raise SearchUnavailable("The database is not PostgreSQL.")
    connection.ensure_connection()
    return psycopg.Cursor(connection.connection)


def _milliseconds(seconds: float) -> str:
    return str(max(1, round(seconds * 1000)))


@contextmanager
def _trouble_told() -> Iterator[None]:
    try:
        yield
    except errors.UndefinedTable as error:
        raise IndexReplaced("There is no index yet.") from error
    except errors.QueryCanceled as error:
        raise SearchBusy("PostgreSQL did not find an answer in time.") from error
    except (psycopg.Error, DatabaseError, InterfaceError) as error:
        raise SearchUnavailable(f"PostgreSQL cannot answer: {error}") from error
