"""Bakes pages: calls their kind's function in one snapshot of the database and notes what they showed.

A bake only reads. When it needs something made first, as the rendition of a photo, the attempt to write is refused, the
bake is rehearsed outside the snapshot, where it may write, and then done again: so no image is made inside a long
transaction, and headline and teaser come from the same moment. Pages of a batch share a snapshot and what they read in
it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from khabar.press.keeping import Kept
from khabar.press.recording import recording
from khabar.press.registry import page_kind
from khabar.press.remembering import Memory, remembering
from khabar.press.sheets import Sheet, check_sheets

_READING = ("SELECT", "WITH", "EXPLAIN", "(SELECT")
_STEPPING = ("SAVEPOINT", "RELEASE", "ROLLBACK TO")


Identity = tuple[str, str]
"""A page's kind and argument."""


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


def bake_each(
    pages: Iterable[Identity],
    ahead: Sequence[Identity],
    absent: Collection[Identity] = (),
    kept: Kept | None = None,
) -> Iterator[Result | Exception]:
    """Bake *pages* in one snapshot, and yield for each what `bake` returns or raises.

    *ahead* are the pages that are to come, as far as known: kinds may read for all of them at once. A page that fails
    here, or wants to write, is baked again by itself, outside the snapshot; the others then share a new one. For those
    in *absent* ABSENT is yielded. Whoever takes the results writes nothing to the database before the last. What was
    *kept* is not read again.
    """
    waiting = iter(pages)
    page = next(waiting, None)
    done = 0
    while page is not None:
        try:
            with _snapshot():
                answers = kept.answers_here() if kept is not None else None
                oven = _Oven([one for one in ahead[done:] if one not in absent], answers)
                while page is not None:
                    yield ABSENT if page in absent else oven.bake(page)
                    done += 1
                    page = next(waiting, None)
        except _Spoiled as spoiled:
            if kept is not None:
                kept.forget()
            yield _alone(spoiled.page)
            done += 1
            page = next(waiting, None)


def _alone(page: Identity) -> Result | Exception:
    try:
        return bake(*page)
    except Exception as error:
        return error


class _Spoiled(Exception):
    """*page* failed, or wants to write: the snapshot may be worth nothing any more."""

    def __init__(self, page: Identity) -> None:
        super().__init__(page)
        self.page = page


class _Oven:
    """Bakes pages in a snapshot that is open already, with one memory for all of them."""

    def __init__(self, ahead: Sequence[Identity], answers: Memory | None = None) -> None:
        self._answers = answers
        self._ahead: dict[str, list[str]] = {}
        for kind, argument in ahead:
            self._ahead.setdefault(kind, []).append(argument)
        self._memory: Memory = {}

    def bake(self, page: Identity) -> Result:
        """Return the page or raise _Spoiled."""
        kind, argument = page
        try:
            known = page_kind(kind)
        except KeyError:
            return Result((), frozenset())
        guard = _ReadOnly(_READING)
        try:
            with remembering(self._memory, self._answers), connection.execute_wrapper(guard):
                arguments = self._ahead.pop(kind, [])
                if known.prepare is not None and len(arguments) > 1:
                    with recording():  # what is read ahead is read for readers; each page records its own keys
                        known.prepare(arguments)
                with recording() as keys:
                    sheets = tuple(known.bake(argument))
            check_sheets(sheets)
        except Exception as error:
            raise _Spoiled(page) from error
        if guard.refused:
            raise _Spoiled(page)
        return Result(sheets, frozenset(keys))


def _attempt(function: Callable[[str], list[Sheet]], argument: str, guard: "_ReadOnly") -> Result | None:
    """Return the result, or None if it is worthless because the bake wanted to write."""
    try:
        with recording() as keys, _snapshot(), remembering({}), connection.execute_wrapper(guard):
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
