"""Writes an index: documents in and out, then one commit. Knows no query."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import tantivy

from khabar.search.backends.base import IndexDocument, SearchUnavailable
from khabar.search.backends.tantivy.schema import SCHEMA, tantivy_document

HEAP_BYTES: Final = 48_000_000
"""What a writer gathers before it writes a segment; Tantivy asks for 15 MB at least."""
BUILD_HEAP_BYTES: Final = 256_000_000


class Writer:
    """The one writer of the index in *path*, until it is closed. Raises SearchUnavailable when another has it."""

    def __init__(self, path: Path, *, heap_bytes: int = HEAP_BYTES, threads: int = 1) -> None:
        self.path = path
        try:
            self._index = tantivy.Index.open(str(path))
            self._writer = self._index.writer(heap_bytes, threads)
        except ValueError as error:
            raise SearchUnavailable(f"The index in {path} cannot be written: {error}") from error

    def put(self, documents: Sequence[IndexDocument]) -> None:
        """Add *documents*, no two with the same id, instead of what the index has under their ids."""
        self.take_out(document.id for document in documents)
        self.append(documents)

    def append(self, documents: Sequence[IndexDocument]) -> None:
        """Add *documents* of which the index has none. Taking out what is not there is looked for all the same."""
        for document in documents:
            self._writer.add_document(tantivy_document(document))

    def take_out(self, ids: Iterable[int]) -> None:
        # By query: deleting by term passes an id as a signed number, which no unsigned field holds (tantivy 0.27).
        if gone := list(ids):
            self._writer.delete_documents_by_query(tantivy.Query.term_set_query(SCHEMA, "id", gone))

    def commit(self) -> None:
        """Make it durable, and visible to whoever looks next."""
        self._writer.commit()
        self._writer.garbage_collect_files()

    def close(self) -> None:
        """Let go of the index once merges under way are done. What was not committed is dropped."""
        self._writer.wait_merging_threads()
