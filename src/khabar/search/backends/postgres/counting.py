"""Counts the values of filters among documents that were found. Knows no query: it is told which documents."""

from collections.abc import Sequence

from khabar.search.backends.base import Counting, Counts
from khabar.search.backends.postgres.session import Cursor
from khabar.search.backends.postgres.tables import IndexTables

_COUNT = """
    SELECT split_part(filter, ':', 1), substr(filter, strpos(filter, ':') + 1), count(*)
    FROM {document}, unnest(filters) AS filter
    WHERE id = ANY(%s::bigint[]) AND split_part(filter, ':', 1) = ANY(%s::text[])
    GROUP BY 1, 2
"""


def read_counts(
    cursor: Cursor, index: IndexTables, counting: Counting | None, total: int, ids: Sequence[int] | None
) -> Counts | None:
    """Return what *counting* asks for of the documents *ids*: all *total* that were found, or the first of them."""
    if counting is None:
        return None
    values: dict[str, dict[str, int]] = {name: {} for name in counting.names}
    cursor.execute(index.sql(_COUNT), (list(ids or ()), list(counting.names)))
    for name, value, number in cursor.fetchall():
        values[name][value] = number
    return Counts(values, are_whole=total <= counting.most)
