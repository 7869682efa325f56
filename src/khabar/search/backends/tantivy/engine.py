"""The engine that the search speaks to: Tantivy behind the promises of base.py."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import tantivy
from django.conf import settings

from khabar.search.backends.base import Build, EngineQuery, Hits, IndexDocument, IndexState, SearchUnavailable
from khabar.search.backends.tantivy.answering import best_hits, by_time, is_short
from khabar.search.backends.tantivy.bounding import Bounded
from khabar.search.backends.tantivy.build import TantivyBuild
from khabar.search.backends.tantivy.folder import (
    CollectionFolder,
    Notes,
    is_reported_damaged,
    read_notes,
    size_bytes,
)
from khabar.search.backends.tantivy.reading import Reader, look_into
from khabar.search.backends.tantivy.schema import SCHEMA_VERSION
from khabar.search.backends.tantivy.writing import Writer
from khabar.text.analysis import ANALYSER_VERSION

_IDS_AT_ONCE = 50_000


class TantivyEngine:
    """One collection's index in `KHABAR_SEARCH_DIR`. Searching is safe from many threads.

    Changes take turns across processes. One costs some 80 ms, most of it waiting for the disk: hand in many at once.
    """

    def __init__(self, collection: str) -> None:
        self.collection = collection
        self._folder = CollectionFolder(Path(settings.KHABAR_SEARCH_DIR) / collection)
        self._reader = Reader(self._folder)
        self._bounded = Bounded()

    def search(self, query: EngineQuery) -> Hits:
        def answer(searcher: tantivy.Searcher) -> Hits:
            question = partial(best_hits if query.order == "best" else by_time, searcher, query)
            if is_short(searcher, query):
                return question()
            return self._bounded.run(question, settings.KHABAR_SEARCH_TIMEOUT_SECONDS)

        return self._reader.ask(answer)

    def document_frequencies(self, field: str, tokens: Sequence[str]) -> dict[str, int]:
        return self._reader.ask(lambda searcher: {token: searcher.doc_freq(field, token) for token in tokens})

    def tokens_with_prefix(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        found = self._reader.ask(lambda searcher: searcher.terms_with_prefix(field, prefix))
        return heapq.nsmallest(limit, found, key=lambda pair: (-pair[1], pair[0]))

    def count(self) -> int:
        return self._reader.ask(lambda searcher: searcher.num_docs)

    def apply(self, added: Sequence[IndexDocument], removed: Iterable[int]) -> None:
        with self._folder.locked():
            path = self._folder.current()
            if path is None:
                raise SearchUnavailable("There is no index yet.")
            writer = Writer(path)
            try:
                writer.put(added)
                writer.take_out(removed)
                writer.commit()
            finally:
                writer.close()

    def revisions(self) -> Iterator[tuple[int, int]]:
        def answer(searcher: tantivy.Searcher) -> list[tuple[int, int]]:
            pairs: list[tuple[int, int]] = []
            for offset in range(0, searcher.num_docs, _IDS_AT_ONCE):
                hits = searcher.search(tantivy.Query.all_query(), _IDS_AT_ONCE, False, "moment", offset).hits
                addresses = [address for _key, address in hits]
                ids = searcher.fast_field_values("id", addresses)
                pairs += [
                    (int(one or 0), int(revision or 0))
                    for one, revision in zip(ids, searcher.fast_field_values("revision", addresses), strict=True)
                ]
            return pairs

        yield from self._reader.ask(answer)

    def build(self, *, resume: bool = True) -> Build:
        return TantivyBuild(self._folder, _wanted(), resume=resume)

    def state(self) -> IndexState:
        path = self._folder.current()
        if path is None:
            return IndexState("There is no index yet.")
        notes = read_notes(path)
        if notes is None:
            return IndexState("The index is lost.")
        if is_reported_damaged(path):
            return IndexState("The index could not be read.", notes.analyser)
        if (notes.analyser, notes.schema) != (ANALYSER_VERSION, SCHEMA_VERSION):
            return IndexState("The index was made by another version of Khabar.", notes.analyser)
        documents, trouble = look_into(path)
        return IndexState(trouble, notes.analyser, documents, size_bytes(path))


def _wanted() -> Notes:
    return Notes(analyser=ANALYSER_VERSION, schema=SCHEMA_VERSION)
