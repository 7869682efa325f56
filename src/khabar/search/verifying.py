"""Compares an index with the documents it was made of, and mends what is different."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from khabar.search.engines import Collection, engine
from khabar.search.indexing import has_grams, rows_in, texts_of
from khabar.search.tokenising import tokenise

_BATCH = 500


@dataclass(frozen=True)
class Differences:
    """Ids of documents that an index lacks, has in an older version, or has though they are gone."""

    compared: int
    missing: tuple[int, ...] = ()
    outdated: tuple[int, ...] = ()
    surplus: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.outdated) + len(self.surplus)


def verify(collection: Collection) -> Differences:
    """Compare every document of *collection* with its index. Raises SearchUnavailable. About 200 bytes a document."""
    indexed = dict(engine(collection).revisions())
    missing: list[int] = []
    outdated: list[int] = []
    compared = 0
    for pk, revision in rows_in(collection).values_list("pk", "revision").order_by("pk").iterator(chunk_size=10_000):
        compared += 1
        there = indexed.pop(pk, None)
        if there is None:
            missing.append(pk)
        elif there != revision:
            outdated.append(pk)
    return Differences(compared, tuple(missing), tuple(outdated), tuple(sorted(indexed)))


def mend(collection: Collection, differences: Differences | None = None) -> Differences:
    """Bring the index of *collection* in step with the documents and return what had been different."""
    found = verify(collection) if differences is None else differences
    grams = has_grams(collection)
    into = engine(collection)
    for ids in _batches([*found.missing, *found.outdated]):
        rows = list(rows_in(collection).filter(pk__in=ids))
        there = {row.pk for row in rows}
        # What left meanwhile is taken out: its change may have been indexed before this.
        into.apply([tokenise(texts_of(row), grams=grams) for row in rows], [pk for pk in ids if pk not in there])
    for ids in _batches(found.surplus):
        back = set(rows_in(collection).filter(pk__in=ids).values_list("pk", flat=True))
        into.apply([], [pk for pk in ids if pk not in back])
    return found


def _batches(ids: "tuple[int, ...] | list[int]") -> Iterator[list[int]]:
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        yield batch
