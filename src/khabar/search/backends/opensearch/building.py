"""A new index in the making, beside the one that answers."""

from collections.abc import Sequence
from dataclasses import replace

from khabar.search.backends.base import IndexDocument
from khabar.search.backends.opensearch import bulk
from khabar.search.backends.opensearch.cluster import Cluster
from khabar.search.backends.opensearch.indexes import Indexes, Notes


class OpenSearchBuild:
    """Keeps its progress in the new index itself. OpenSearch keeps each change it has answered for, so that a commit
    only writes how far it is.
    """

    def __init__(self, cluster: Cluster, indexes: Indexes, *, resume: bool) -> None:
        self._cluster = cluster
        self._indexes = indexes
        going_on: str | None = None
        self._notes = Notes()
        for name, notes in indexes.unfinished().items():
            if resume and going_on is None and notes.is_of_this_version and not notes.is_finished:
                going_on, self._notes = name, notes
            else:
                indexes.drop(name)
        self._index = going_on or indexes.make()

    @property
    def done_up_to(self) -> int:
        return self._notes.done_up_to

    def add(self, documents: Sequence[IndexDocument]) -> None:
        bulk.send(self._cluster, self._index, map(bulk.put, documents))

    def commit(self, done_up_to: int) -> None:
        self._note(replace(self._notes, done_up_to=done_up_to))

    def finish(self) -> None:
        self._note(replace(self._notes, is_finished=True))
        self._indexes.let_answer(self._index)

    def _note(self, notes: Notes) -> None:
        self._indexes.note(self._index, notes)
        self._notes = notes
