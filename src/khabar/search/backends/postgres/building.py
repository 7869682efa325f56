"""A new index in the making: tables of its own, filled draft by draft, which answer once they are whole."""

import logging
from collections.abc import Iterable, Sequence
from typing import Final

from khabar.search.backends.base import IndexDocument, SearchUnavailable
from khabar.search.backends.postgres import segments, tables
from khabar.search.backends.postgres.session import Cursor, tuned, writing
from khabar.search.backends.postgres.tables import IndexTables

logger = logging.getLogger(__name__)

_DRAFT: Final = 4_096
"""Documents gathered before they are written as a draft: about 60 MB."""
_MERGE_FROM: Final = 24_576
"""Documents in drafts that are merged into one segment, with room for what the last of them brings."""

_UNHURRIED: Final = {"statement_timeout": "0"}
"""Merging a full segment takes as long as it takes, whatever bound an operator has set for pages."""


class PostgresBuild:
    """Keeps its progress in the list of indexes, in the same transaction as what it stands for."""

    def __init__(self, collection: str, *, resume: bool) -> None:
        self._collection = collection
        self._waiting: dict[int, IndexDocument] = {}
        with writing(collection) as cursor:
            tables.make_list(cursor)
            others = tables.not_answering(cursor, collection)
            left = (index for index in others if resume and index.is_of_this_version and not index.is_finished)
            going_on = next(left, None)
            self._index = going_on or tables.make_index(cursor, collection)
        _drop(index for index in others if index is not going_on)
        self._done_up_to = self._index.done_up_to

    @property
    def done_up_to(self) -> int:
        return self._done_up_to

    def add(self, documents: Sequence[IndexDocument]) -> None:
        for document in documents:
            self._waiting[document.id] = document
        if len(self._waiting) >= _DRAFT:
            with writing(self._collection) as cursor, tuned(cursor, **_UNHURRIED):
                self._write(cursor)

    def commit(self, done_up_to: int) -> None:
        with writing(self._collection) as cursor, tuned(cursor, **_UNHURRIED):
            self._write(cursor)
            cursor.execute(
                "UPDATE khabar_search_index SET done_up_to = %s WHERE number = %s", (done_up_to, self._index.number)
            )
            if cursor.rowcount != 1:
                raise SearchUnavailable("The index in the making was replaced by another.")
        self._done_up_to = done_up_to

    def finish(self) -> None:
        with writing(self._collection) as cursor, tuned(cursor, **_UNHURRIED):
            self._write(cursor)
            segments.merge_drafts(cursor, self._index, at_least=0)
        with writing(self._collection) as cursor:
            with tuned(cursor, **_UNHURRIED):
                tables.settle(cursor, self._index)
            tables.let_answer(cursor, self._index)
            others = tables.not_answering(cursor, self._collection)
        _drop(others)

    def _write(self, cursor: Cursor) -> None:
        if self._waiting:
            segments.append(cursor, self._index, list(self._waiting.values()), "draft_posting")
            segments.merge_drafts(cursor, self._index, at_least=_MERGE_FROM)
        self._waiting = {}


def _drop(indexes: Iterable[IndexTables]) -> None:
    """Drop the tables of *indexes*, each by itself: nobody must wait behind tables that somebody still reads."""
    for index in indexes:
        try:
            with writing(index.collection) as cursor:
                tables.drop_index(cursor, index)
        except SearchUnavailable as error:
            logger.warning("The tables of index %s stay until the next rebuild: %s", index.number, error)
