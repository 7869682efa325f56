"""Writes segments and says which to merge, as Lucene does: each change appends a small one, ten alike become one.

Documents are never changed in place: a newer version stands in a newer segment, and the older posting is dead because
no document has its slot. Every function runs in the transaction of its cursor, under the collection's lock.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from khabar.search.backends.base import IndexDocument
from khabar.search.backends.postgres.inverting import MAX_SEGMENT_DOCUMENTS, Segment
from khabar.search.backends.postgres.merging import PostingTable, merge, next_number
from khabar.search.backends.postgres.session import Cursor
from khabar.search.backends.postgres.tables import IndexTables

_ALIKE: Final = 10
"""So many segments of about the same size are merged: a search reads each token once a segment."""
_LARGEST_MERGE: Final = 16_384
"""Documents that a change may have to merge: some seconds' work. Larger segments are made by a rebuild."""


@dataclass(frozen=True, slots=True)
class _Standing:
    number: int
    documents: int
    dead: int

    @property
    def living(self) -> int:
        return self.documents - self.dead

    @property
    def is_mostly_dead(self) -> bool:
        return self.dead * 2 > self.documents


def append(cursor: Cursor, index: IndexTables, documents: Sequence[IndexDocument], into: PostingTable) -> None:
    """Add *documents* as new segments, instead of what the index has under their ids."""
    latest = list({document.id: document for document in documents}.values())
    remove(cursor, index, [document.id for document in latest])
    for start in range(0, len(latest), MAX_SEGMENT_DOCUMENTS):
        segment = Segment(next_number(cursor, index), latest[start : start + MAX_SEGMENT_DOCUMENTS])
        columns = "segment, size, field, place, frequency, token, places, often"
        with cursor.copy(index.sql(f"COPY {{{into}}} ({columns}) FROM STDIN")) as copy:
            for row in segment.posting_rows():
                copy.write_row(row)
        with cursor.copy(
            index.sql("COPY {document} (id, slot, published, revision, lengths, filters) FROM STDIN")
        ) as copy:
            for row in segment.document_rows():
                copy.write_row(row)
        with cursor.copy(index.sql("COPY {length_class} (segment, field, classes) FROM STDIN")) as copy:
            for row in segment.class_rows():
                copy.write_row(row)
        with cursor.copy(index.sql("COPY {phrase_text} (id, exact, head_exact) FROM STDIN")) as copy:
            for row in segment.phrase_rows():
                copy.write_row(row)
        cursor.execute(
            index.sql("INSERT INTO {segment} (number, documents, lengths) VALUES (%s, %s, %s)"),
            (segment.number, len(segment.documents), segment.lengths),
        )


def remove(cursor: Cursor, index: IndexTables, ids: Iterable[int]) -> None:
    """Take documents out; their postings are dead from now on."""
    gone = list(ids)
    if not gone:
        return
    cursor.execute(index.sql("DELETE FROM {phrase_text} WHERE id = ANY(%s::bigint[])"), (gone,))
    cursor.execute(
        index.sql("""
            WITH gone AS (DELETE FROM {document} WHERE id = ANY(%s::bigint[]) RETURNING slot >> 15 AS number),
            counted AS (SELECT number, count(*) AS dead FROM gone GROUP BY number)
            UPDATE {segment} SET dead = {segment}.dead + counted.dead FROM counted
            WHERE {segment}.number = counted.number
        """),
        (gone,),
    )


def merge_alike(cursor: Cursor, index: IndexTables) -> None:
    """Merge segments until fewer than ten are of about one size, and none is mostly dead."""
    while numbers := _next_to_merge(_standing(cursor, index)):
        merge(cursor, index, numbers, "posting")
        cursor.execute(index.sql("DELETE FROM {posting} WHERE segment = ANY(%s::integer[])"), (numbers,))


def merge_drafts(cursor: Cursor, index: IndexTables, *, at_least: int) -> None:
    """Merge what stands among the drafts into segments as large as can be, if it has as many documents or more."""
    cursor.execute(
        index.sql("""
            SELECT number, documents, dead FROM {segment}
            WHERE number IN (SELECT DISTINCT segment FROM {draft_posting}) ORDER BY number
        """)
    )
    drafts = [_Standing(*row) for row in cursor.fetchall()]
    if not drafts or sum(draft.living for draft in drafts) < at_least:
        return
    for group in _full_segments(drafts):
        merge(cursor, index, group, "draft_posting")
    cursor.execute(index.sql("TRUNCATE {draft_posting}"))


def _standing(cursor: Cursor, index: IndexTables) -> list[_Standing]:
    cursor.execute(index.sql("SELECT number, documents, dead FROM {segment} ORDER BY documents - dead, number"))
    return [_Standing(*row) for row in cursor.fetchall()]


def _next_to_merge(standing: Sequence[_Standing]) -> list[int]:
    """Return the segments to merge now, smallest first; none if all is well."""
    if dead := [one.number for one in standing if one.is_mostly_dead]:
        return dead[:1]
    tiers: dict[int, list[_Standing]] = defaultdict(list)
    for one in standing:
        tiers[one.documents.bit_length() // 3].append(one)
    for tier in sorted(tiers):
        if len(tiers[tier]) >= _ALIKE:
            chosen, documents = [], 0
            for one in tiers[tier]:
                documents += one.living
                if documents > _LARGEST_MERGE:
                    break
                chosen.append(one.number)
            if len(chosen) > 1:
                return chosen
    return []


def _full_segments(drafts: Sequence[_Standing]) -> Iterator[list[int]]:
    """Yield which of *drafts* become one segment together."""
    group: list[int] = []
    documents = 0
    for draft in drafts:
        if group and documents + draft.living > MAX_SEGMENT_DOCUMENTS:
            yield group
            group, documents = [], 0
        group.append(draft.number)
        documents += draft.living
    yield group
