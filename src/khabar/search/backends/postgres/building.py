"""A new index in the making: tables of its own, filled draft by draft, which answer once they are whole."""

from collections.abc import Iterable, Sequence
from typing import Final

from khabar.search.backends.base import IndexDocument, SearchUnavailable
from khabar.search.backends.postgres import segments, tables
from khabar.search.backends.postgres.session import Cursor, writing

_DRAFT: Final = 4_096
"""Documents gathered before they are written as a draft: about 60 MB."""
_MERGE_FROM: Final = 24_576
"""Documents in drafts that are merged into one segment, with room for what the last of them brings."""


class PostgresBuild:
    """Keeps its progress in the list of indexes, in the same transaction as what it stands for."""

    def __init__(self, collection: str, *, resume: bool) -> None:
        self._collection = collection
        self._waiting: dict[int, IndexDocument] = {}
        self._gone: set[int] = set()
        with writing(collection) as cursor:
            tables.make_list(cursor)
            left = tables.unfinished(cursor, collection)
            going_on = next((index for index in left if resume and index.is_of_this_version), None)
            for index in left:
                if index is not going_on:
                    tables.drop_index(cursor, index)
            self._index = going_on or tables.make_index(cursor, collection)
        self._done_up_to = self._index.done_up_to

    @property
    def done_up_to(self) -> int:
        return self._done_up_to

    def add(self, documents: Sequence[IndexDocument]) -> None:
        for document in documents:
            self._waiting[document.id] = document
            self._gone.discard(document.id)
        if len(self._waiting) >= _DRAFT:
            with writing(self._collection) as cursor:
                self._write(cursor)

    def remove(self, ids: Iterable[int]) -> None:
        for one in ids:
            self._waiting.pop(one, None)
            self._gone.add(one)

    def commit(self, done_up_to: int) -> None:
        with writing(self._collection) as cursor:
            self._write(cursor)
            cursor.execute(
                "UPDATE khabar_search_index SET done_up_to = %s WHERE number = %s", (done_up_to, self._index.number)
            )
            if cursor.rowcount != 1:
                raise SearchUnavailable("The index in the making was replaced by another.")
        self._done_up_to = done_up_to

    def finish(self) -> None:
        with writing(self._collection) as cursor:
            self._write(cursor)
            segments.merge_drafts(cursor, self._index, at_least=0)
        with writing(self._collection) as cursor:
            tables.settle(cursor, self._index)
            tables.let_answer(cursor, self._index)
        # By itself: it waits for searches that still read the old tables, and nobody must wait behind it.
        with writing(self._collection) as cursor:
            for index in tables.unfinished(cursor, self._collection):
                tables.drop_index(cursor, index)

    def _write(self, cursor: Cursor) -> None:
        segments.remove(cursor, self._index, self._gone)
        if self._waiting:
            segments.append(cursor, self._index, list(self._waiting.values()), "draft_posting")
            segments.merge_drafts(cursor, self._index, at_least=_MERGE_FROM)
        self._waiting, self._gone = {}, set()
