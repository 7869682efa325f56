"""A new index in the making, beside the one that answers."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import tantivy

from khabar.search.backends.base import IndexDocument
from khabar.search.backends.tantivy.folder import CollectionFolder, Notes, read_notes, write_notes
from khabar.search.backends.tantivy.schema import SCHEMA
from khabar.search.backends.tantivy.writing import BUILD_HEAP_BYTES, Writer


class TantivyBuild:
    """Keeps its progress in the new index's folder: written after each commit, so that it never runs ahead."""

    def __init__(self, folder: CollectionFolder, wanted: Notes, *, resume: bool) -> None:
        self._folder = folder
        left = self._left_before(wanted) if resume else None
        self._path = left or folder.start(wanted)
        if left is None:
            tantivy.Index(SCHEMA, path=str(self._path))
        self._notes = read_notes(self._path) or wanted
        self._writer = Writer(self._path, heap_bytes=BUILD_HEAP_BYTES)
        self._highest = self._notes.done_up_to

    @property
    def done_up_to(self) -> int:
        return self._notes.done_up_to

    def add(self, documents: Sequence[IndexDocument]) -> None:
        # They come in the order of their ids: hardly any can be there already.
        self._writer.take_out(one.id for one in documents if one.id <= self._highest)
        self._writer.append(documents)
        self._highest = max([self._highest, *(one.id for one in documents)])

    def commit(self, done_up_to: int) -> None:
        self._writer.commit()
        self._note(replace(self._notes, done_up_to=done_up_to))

    def finish(self) -> None:
        self._writer.commit()
        self._writer.close()
        self._note(replace(self._notes, is_finished=True))
        self._folder.switch_to(self._path)

    def _note(self, notes: Notes) -> None:
        self._notes = notes
        write_notes(self._path, notes)

    def _left_before(self, wanted: Notes) -> Path | None:
        for path in self._folder.unfinished():
            notes = read_notes(path)
            if notes and replace(notes, done_up_to=0) == wanted and tantivy.Index.exists(str(path)):
                return path
        return None
