"""The engine that the search speaks to: PostgreSQL behind the promises of base.py."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from khabar.search.backends.base import (
    Build,
    EngineQuery,
    Hit,
    Hits,
    IndexDocument,
    IndexState,
    SearchUnavailable,
)
from khabar.search.backends.postgres import segments, tables
from khabar.search.backends.postgres.building import PostgresBuild
from khabar.search.backends.postgres.counting import read_counts
from khabar.search.backends.postgres.inverting import storable, token_key
from khabar.search.backends.postgres.querying import statement_for
from khabar.search.backends.postgres.session import Cursor, IndexReplaced, reading, writing
from khabar.search.backends.postgres.statistics import keys_of, read_frequencies, read_statistics
from khabar.search.backends.postgres.tables import FIELD_NUMBERS, IndexTables

Answer = TypeVar("Answer")

_IDS_AT_ONCE = 50_000


class PostgresEngine:
    """One collection's index in Django's own database. Searching is safe from many threads and processes."""

    def __init__(self, collection: str) -> None:
        self.collection = collection

    def search(self, query: EngineQuery) -> Hits:
        def answer(cursor: Cursor, index: IndexTables) -> Hits:
            statement = statement_for(query, read_statistics(cursor, index, keys_of(query)))
            if statement.reads_many:
                # The planner cannot know how many postings an array holds, and would look up each document by itself.
                cursor.execute("SELECT set_config('enable_nestloop', 'off', true)")
            cursor.execute(index.sql(statement.sql), statement.values)
            rows = cursor.fetchall()
            total, ids = rows[0][:2]
            hits = tuple(Hit(one, float(score)) for *_whole, one, score in rows if one is not None)
            return Hits(hits, total, read_counts(cursor, index, query.counting, total, ids))

        return self._ask(answer)

    def document_frequencies(self, field: str, tokens: Sequence[str]) -> dict[str, int]:
        keys = {token: (field, token_key(storable(token))) for token in tokens}

        def answer(cursor: Cursor, index: IndexTables) -> dict[str, int]:
            found = read_frequencies(cursor, index, list(dict.fromkeys(keys.values())))
            return {token: found.get(key, 0) for token, key in keys.items()}

        return self._ask(answer)

    def tokens_with_prefix(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        beginning = storable(prefix)

        def answer(cursor: Cursor, index: IndexTables) -> list[tuple[str, int]]:
            cursor.execute(
                index.sql("""
                    SELECT token, sum(coalesce(size, 1)) FROM {posting} WHERE field = %s AND token >= %s AND token < %s
                    GROUP BY token ORDER BY 2 DESC, 1 LIMIT %s
                """),
                (FIELD_NUMBERS[field], beginning, beginning + chr(0x10FFFF), limit),
            )
            return [(token, int(frequency)) for token, frequency in cursor.fetchall()]

        return self._ask(answer)

    def count(self) -> int:
        return self._ask(_count)

    def apply(self, added: Sequence[IndexDocument], removed: Iterable[int]) -> None:
        gone = set(removed)
        with writing(self.collection) as cursor:
            index = self._answering(cursor)
            segments.remove(cursor, index, gone)
            segments.append(cursor, index, [document for document in added if document.id not in gone], "posting")
            segments.merge_alike(cursor, index)

    def revisions(self) -> Iterator[tuple[int, int]]:
        after = -1
        while pairs := self._ask(partial(_revisions_after, after=after)):
            yield from pairs
            after = pairs[-1][0]

    def build(self, *, resume: bool = True) -> Build:
        return PostgresBuild(self.collection, resume=resume)

    def state(self) -> IndexState:
        try:
            with reading() as cursor:
                index = tables.answering(cursor, self.collection)
                if index is None:
                    return IndexState("There is no index yet.")
                if not index.is_of_this_version:
                    return IndexState("The index was made by another version of Khabar.", index.analyser)
                return IndexState("", index.analyser, _count(cursor, index), tables.size_bytes(cursor, index))
        except SearchUnavailable as error:
            return IndexState(str(error))

    def _ask(self, question: Callable[[Cursor, IndexTables], Answer]) -> Answer:
        """Return what *question* finds out; asked a second time where the index is replaced while it reads."""
        try:
            with reading() as cursor:
                return question(cursor, self._answering(cursor))
        except IndexReplaced:
            with reading() as cursor:
                return question(cursor, self._answering(cursor))

    def _answering(self, cursor: Cursor) -> IndexTables:
        index = tables.answering(cursor, self.collection)
        if index is None:
            raise SearchUnavailable("There is no index yet.")
        return index


def _count(cursor: Cursor, index: IndexTables) -> int:
    cursor.execute(index.sql("SELECT coalesce(sum(documents - dead), 0) FROM {segment}"))
    return int((cursor.fetchone() or (0,))[0])


def _revisions_after(cursor: Cursor, index: IndexTables, after: int) -> list[tuple[int, int]]:
    cursor.execute(
        index.sql("SELECT id, revision FROM {document} WHERE id > %s ORDER BY id LIMIT %s"), (after, _IDS_AT_ONCE)
    )
    return [(one, revision) for one, revision in cursor.fetchall()]
