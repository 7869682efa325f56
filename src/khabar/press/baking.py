"""Bakes one page: calls its kind's function in one snapshot of the database and notes what it showed.

A bake only reads. When it needs something made first, as the rendition of a photo, the attempt to write is refused, the
bake is rehearsed outside the snapshot, where it may write, and then done again: so no image is made inside a long
transaction, and headline and teaser come from the same moment.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from khabar.press.recording import recording
from khabar.press.registry import page_kind
from khabar.press.sheets import Sheet, check_sheets

_READING = ("SELECT", "WITH", "EXPLAIN", "(SELECT")
_STEPPING = ("SAVEPOINT", "RELEASE", "ROLLBACK TO")


class BakeWrites(Exception):
    """A page wants to write each time that it is baked."""


@dataclass(frozen=True)
class Result:
    """All sheets of a page, and the keys of what they show. An absent page is to be baked when it is asked for."""

    sheets: tuple[Sheet, ...]
    keys: frozenset[str]
    is_absent: bool = False


ABSENT = Result((), frozenset(), is_absent=True)


def bake(kind: str, argument: str) -> Result:
    """Bake a page. Raises whatever its kind raises, or BakeWrites, or UnfitSheet.

    A kind that no part declares any more has no sheets: its addresses go.
    """
    try:
        function = page_kind(kind).bake
    except KeyError:
        return Result((), frozenset())
    result = _attempt(function, argument, _ReadOnly(_READING))
    if result is None:
        function(argument)
        result = _attempt(function, argument, _ReadOnly(_READING + _STEPPING))
    if result is None:
        raise BakeWrites(f"Baking {kind}:{argument} writes to the database every time.")
    check_sheets(result.sheets)
    return result


def _attempt(function: Callable[[str], list[Sheet]], argument: str, guard: "_ReadOnly") -> Result | None:
    """Return the result, or None if it is worthless because the bake wanted to write."""
    try:
        with recording() as keys, _snapshot(), connection.execute_wrapper(guard):
            sheets = tuple(function(argument))
    except Exception:
        if guard.refused:
            return None
        raise
    return None if guard.refused else Result(sheets, frozenset(keys))


class _ReadOnly:
    """Lets statements pass that begin as they should. Remembers a refusal: the bake may have swallowed the error.

    Savepoints are refused at first: Django opens one before it saves the file of a row that it is about to insert, and
    a file without its row would stay behind.
    """

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self.allowed = allowed
        self.refused = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(self.allowed):
            self.refused = True
            raise BakeWrites(f"A bake only reads: {sql[:80]}")
        return execute(sql, params, many, context)


@contextmanager
def _snapshot() -> Iterator[None]:
    """Let all reads of the block see the database as of one moment. Inside a transaction, that one has to do.

    There a savepoint stands in, so that a refused statement does not break the transaction around it.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    connection.ensure_connection()
    with _not_taking_the_writers_place(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _not_taking_the_writers_place() -> Iterator[None]:
    """On SQLite, begin DEFERRED: the IMMEDIATE of the settings would make every bake wait for its turn to write."""
    if connection.vendor != "sqlite":
        yield
        return
    settings: Any = connection
    mode = settings.transaction_mode
    settings.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        settings.transaction_mode = mode
