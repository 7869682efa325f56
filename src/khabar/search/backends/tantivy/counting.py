"""Counts the values of filters among what was found: by the column of filters, without a look at any document.

Counting costs about as much as finding does. So all are counted where few were found, and a sample of many. Knows no
folder and no writer.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from tantivy import Occur, Query, Searcher

from khabar.search.backends.base import Counting, Counts, EngineQuery
from khabar.search.backends.tantivy.queries import unscored
from khabar.search.backends.tantivy.schema import SCHEMA

_VALUES: Final = "values"
_MOST_VALUES: Final = 50_000
"""More than any number of documents that is counted has."""
_AGGREGATION: Final[dict[str, Any]] = {_VALUES: {"terms": {"field": "filter", "size": _MOST_VALUES}}}


def counts_of(searcher: Searcher, query: EngineQuery, total: int, first: Sequence[int]) -> Counts | None:
    """Return what `counting` of *query* asks for; *total* were found, the ids *first* before all others."""
    counting = query.counting
    if counting is None:
        return None
    are_whole = total <= counting.most
    ids = first[: counting.sample]
    if not total or not ids:
        return Counts({name: {} for name in counting.names}, are_whole)
    values = _counted(searcher, unscored(query) if are_whole and total > len(ids) else _these(ids), counting)
    return Counts(are_whole=False) if values is None else Counts(values, are_whole)


def all_counts(searcher: Searcher, query: EngineQuery, counting: Counting) -> Counts:
    """Return the counts of everything that *query* finds, in one walk."""
    values = _counted(searcher, unscored(query), counting)
    return Counts(are_whole=False) if values is None else Counts(values)


def _counted(searcher: Searcher, found: Query, counting: Counting) -> dict[str, dict[str, int]] | None:
    """Count the values of what *found* finds; None where an index of an older version answers until a new one is made.

    It has no column to count by.
    """
    try:
        buckets = searcher.aggregate(found, _AGGREGATION)[_VALUES]["buckets"]
    except ValueError as error:
        if "not configured as fast field" not in str(error):
            raise
        return None
    return _by_name(counting, buckets)


def _these(ids: Sequence[int]) -> Query:
    """Return what finds the documents *ids*: a set of them would be looked for in all ids there are."""
    return Query.boolean_query([(Occur.Should, Query.term_query(SCHEMA, "id", one)) for one in ids])


def _by_name(counting: Counting, buckets: Iterable[dict[str, Any]]) -> dict[str, dict[str, int]]:
    values: dict[str, dict[str, int]] = {name: {} for name in counting.names}
    for bucket in buckets:
        name, _colon, value = str(bucket["key"]).partition(":")
        if name in values:
            values[name][value] = int(bucket["doc_count"])
    return values
