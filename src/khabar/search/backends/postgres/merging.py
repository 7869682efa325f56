"""Merges segments into one: the living documents move to new places, and their postings with them. Decides nothing.

Every function runs in the transaction of its cursor, under the collection's lock.
"""

from collections.abc import Collection
from typing import Final, Literal

from khabar.search.backends.postgres.inverting import PLACE_BITS
from khabar.search.backends.postgres.lengths import length_class
from khabar.search.backends.postgres.session import Cursor, tuned
from khabar.search.backends.postgres.tables import IndexTables

PostingTable = Literal["posting", "draft_posting"]

_MERGE: Final = """
    INSERT INTO {posting} (segment, size, field, place, frequency, token, places, often)
    SELECT %(number)s, nullif(size, 1), field, CASE size WHEN 1 THEN places[1] END,
        CASE size WHEN 1 THEN often[1] & 255 END, token, CASE WHEN size > 1 THEN places END,
        CASE WHEN size > 1 THEN often END
    FROM (
        SELECT field, token, count(*) FILTER (WHERE moved >= 0) AS size,
            array_agg(moved::smallint) FILTER (WHERE moved >= 0) AS places,
            array_agg((moved_again << 8) | frequency) FILTER (WHERE moved_again >= 0) AS often
        FROM (
            SELECT field, token, (%(moves)s::integer[])[base + one.place] AS moved,
                (%(moves)s::integer[])[base + (one.again >> 8)] AS moved_again, one.again & 255 AS frequency
            FROM (
                SELECT field, token, base, coalesce(places, ARRAY[place]) AS places,
                    coalesce(often, CASE WHEN frequency > 1 THEN ARRAY[(place::integer << 8) | frequency] END) AS often
                FROM {source}
                JOIN unnest(%(numbers)s::integer[], %(bases)s::integer[]) AS old(segment, base) USING (segment)
                WHERE segment = ANY(%(numbers)s::integer[])
                ORDER BY field, token, base
            ) AS row CROSS JOIN LATERAL unnest(places, often) AS one(place, again)
        ) AS placed
        GROUP BY field, token
    ) AS grouped
    WHERE size > 0
"""


def merge(cursor: Cursor, index: IndexTables, numbers: Collection[int], source: PostingTable) -> None:
    """Write the living documents of the segments *numbers* as one new segment; their rows in *source* stay behind.

    Costs about a fifth of a microsecond a posting. The postings are read in the order of the index, so that nothing
    larger than rows is sorted: each moves from its old place to the new one by an array of places.
    """
    living = _living_places(cursor, index, numbers)
    bases, moves = _moves(living, _sizes(cursor, index, numbers))
    number = next_number(cursor, index)
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


def next_number(cursor: Cursor, index: IndexTables) -> int:
    """Return a number that no segment has."""
    cursor.execute(index.sql("SELECT coalesce(max(number), 0) + 1 FROM {segment}"))
    (number,) = cursor.fetchone() or (1,)
    return int(number)
