"""Writes segments and merges them, as Lucene does: each change appends a small one, and ten alike become one.

Documents are never changed in place: a newer version stands in a newer segment, and the older posting is dead because
no document has its slot. Every function runs in the transaction of its cursor, under the collection's lock.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from khabar.search.backends.base import IndexDocument
from khabar.search.backends.postgres.inverting import MAX_SEGMENT_DOCUMENTS, PLACE_BITS, Segment
from khabar.search.backends.postgres.lengths import length_class
from khabar.search.backends.postgres.session import Cursor, tuned
from khabar.search.backends.postgres.tables import IndexTables

PostingTable = Literal["posting", "draft_posting"]

_ALIKE: Final = 10
"""So many segments of about the same size are merged: a search reads each token once a segment."""
_LARGEST_MERGE: Final = 16_384
"""Documents that a change may have to merge: some seconds' work. Larger segments are made by a rebuild."""

_MERGE: Final = """
    INSERT INTO {posting} (segment, size, field, place, frequency, token, places, frequencies)
    SELECT %(number)s, nullif(size, 1), field, CASE size WHEN 1 THEN places[1] END,
        CASE WHEN size = 1 AND highest > 1 THEN highest END, token, CASE WHEN size > 1 THEN places END,
        CASE WHEN size > 1 AND highest > 1 THEN frequencies END
    FROM (
        SELECT field, token, count(*) AS size, max(frequency) AS highest,
            array_agg(moved::smallint) AS places, array_agg(frequency) AS frequencies
        FROM (
            SELECT field, token, coalesce(one.frequency, 1::smallint) AS frequency,
                (%(moves)s::integer[])[base + one.place] AS moved
            FROM (
                SELECT field, token, base, coalesce(places, ARRAY[place]) AS places,
                    coalesce(frequencies, ARRAY[frequency]) AS frequencies
                FROM {source}
                JOIN unnest(%(numbers)s::integer[], %(bases)s::integer[]) AS old(segment, base) USING (segment)
                WHERE segment = ANY(%(numbers)s::integer[])
                ORDER BY field, token, base
            ) AS row CROSS JOIN LATERAL unnest(places, frequencies) AS one(place, frequency)
        ) AS placed
        WHERE moved >= 0
        GROUP BY field, token
    ) AS grouped
"""


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
        segment = Segment(_next_number(cursor, index), latest[start : start + MAX_SEGMENT_DOCUMENTS])
        columns = "segment, size, field, place, frequency, token, places, frequencies"
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


def merge(cursor: Cursor, index: IndexTables, numbers: Collection[int], source: PostingTable) -> None:
    """Write the living documents of the segments *numbers* as one new segment; their rows in *source* stay behind.

    Costs about a fifth of a microsecond a posting. The postings are read in the order of the index, so that nothing
    larger than rows is sorted: each moves from its old place to the new one by an array of places.
    """
    living = _living_places(cursor, index, numbers)
    bases, moves = _moves(living, _sizes(cursor, index, numbers))
    number = _next_number(cursor, index)
    if any(living.values()):
        # Groups of rows that come in order need no memory; hashed, they would need all of it.
        with tuned(cursor, enable_hashagg="off", work_mem="64MB", jit="off"):
            cursor.execute(
                index.sql(_MERGE.replace("{source}", f"{{{source}}}")),
                {"number": number, "moves": moves, "numbers": list(bases), "bases": list(bases.values())},
            )
        _move_documents(cursor, index, number, living)
        _describe(cursor, index, number)
    cursor.execute(index.sql("DELETE FROM {length_class} WHERE segment = ANY(%s::integer[])"), (list(numbers),))
    cursor.execute(index.sql("DELETE FROM {segment} WHERE number = ANY(%s::integer[])"), (list(numbers),))


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


def _living_places(cursor: Cursor, index: IndexTables, numbers: Collection[int]) -> dict[int, list[int]]:
    """Return for each segment the places of the documents that live."""
    living: dict[int, list[int]] = {}
    for number in sorted(numbers):
        cursor.execute(
            index.sql("SELECT slot & 32767 FROM {document} WHERE slot >= %s AND slot < %s ORDER BY slot"),
            (number << PLACE_BITS, (number + 1) << PLACE_BITS),
        )
        living[number] = [place for (place,) in cursor.fetchall()]
    return living


def _sizes(cursor: Cursor, index: IndexTables, numbers: Collection[int]) -> dict[int, int]:
    cursor.execute(
        index.sql("SELECT number, documents FROM {segment} WHERE number = ANY(%s::integer[])"), (list(numbers),)
    )
    return dict(cursor.fetchall())


def _moves(living: dict[int, list[int]], sizes: dict[int, int]) -> tuple[dict[int, int], list[int]]:
    """Return where each segment begins in an array of places, counted from 1, and that array: old place to new, or -1.

    No NULL: PostgreSQL finds an element of an array without any at once, and else by walking there.
    """
    bases: dict[int, int] = {}
    places: list[int] = []
    new = 0
    for number, places_of_living in living.items():
        bases[number] = len(places) + 1
        moved = [-1] * sizes[number]
        for place in places_of_living:
            moved[place] = new
            new += 1
        places += moved
    return bases, places


def _move_documents(cursor: Cursor, index: IndexTables, number: int, living: dict[int, list[int]]) -> None:
    old = [(segment << PLACE_BITS) + place for segment, places in living.items() for place in places]
    new = [(number << PLACE_BITS) + place for place in range(len(old))]
    cursor.execute(
        index.sql("""
            UPDATE {document} SET slot = moved.new
            FROM unnest(%s::bigint[], %s::bigint[]) AS moved(old, new) WHERE slot = moved.old
        """),
        (old, new),
    )


def _describe(cursor: Cursor, index: IndexTables, number: int) -> None:
    """Write what the segment *number* has besides postings: its lengths, in all and by place."""
    cursor.execute(
        index.sql("SELECT lengths FROM {document} WHERE slot >= %s AND slot < %s ORDER BY slot"),
        (number << PLACE_BITS, (number + 1) << PLACE_BITS),
    )
    by_field = list(zip(*(lengths for (lengths,) in cursor.fetchall()), strict=True))
    cursor.execute(
        index.sql("INSERT INTO {segment} (number, documents, lengths) VALUES (%s, %s, %s)"),
        (number, len(by_field[0]), [sum(lengths) for lengths in by_field]),
    )
    cursor.executemany(
        index.sql("INSERT INTO {length_class} (segment, field, classes) VALUES (%s, %s, %s)"),
        [(number, field, bytes(map(length_class, lengths))) for field, lengths in enumerate(by_field)],
    )


def _next_number(cursor: Cursor, index: IndexTables) -> int:
    cursor.execute(index.sql("SELECT coalesce(max(number), 0) + 1 FROM {segment}"))
    (number,) = cursor.fetchone() or (1,)
    return int(number)
