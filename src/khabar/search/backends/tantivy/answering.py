"""Finds the best documents of a query, leaving out what costs more than it tells where very many are found.

Grams and the presence of words add to the scores of what is found. They cost about a tenth of a microsecond for each
place of a word: nothing for thousands, too much for hundreds of thousands. There they tell least, too, for words that
stand everywhere are known to be spelt so, and their presence is worth little. Knows no folder and no writer.
"""

from dataclasses import replace
from typing import Final

import tantivy

from khabar.search.backends.base import EngineQuery, Hit, Hits
from khabar.search.backends.tantivy.counting import all_counts, counts_of
from khabar.search.backends.tantivy.queries import tantivy_query, unscored

FEW: Final = 15_000
"""Where the words of a query stand in more places, only they, all of them together, and recency are scored."""

SHORT: Final = 300_000
"""Where words and phrases stand in no more places, a search ends within some hundredths of a second. It needs no clock,
and is spared the way to another thread, which costs milliseconds while a machine is busy."""

COUNTED_AT_ONCE: Final = 100_000
"""Where words stand in no more places, and nothing but counts is asked for, all is counted in one walk."""

_BLOCK: Final = 100
"""Hits are fetched in blocks of so many and ordered within: equal scores then keep their order from page to page."""


def is_short(searcher: tantivy.Searcher, query: EngineQuery) -> bool:
    """Return whether *query* is known to be answered soon, by how many places there are to look at."""
    if not query.words and not query.phrases:
        return searcher.num_docs <= SHORT
    phrases = sum(searcher.doc_freq(one.field, token) for one in query.phrases for token in one.tokens)
    return _places(searcher, query) + phrases <= SHORT


def best_hits(searcher: tantivy.Searcher, query: EngineQuery) -> Hits:
    """Return the page of *query* that it asks for, best first, with how many documents were found."""
    if _places(searcher, query) > FEW:
        words = tuple(replace(word, presence=0.0) for word in query.words)
        query = replace(query, words=words, extra=())
    wanted = -(-(query.offset + query.limit) // _BLOCK) * _BLOCK
    found = searcher.search(tantivy_query(query), wanted, True)
    addresses = [address for _score, address in found.hits]
    ids = searcher.fast_field_values("id", addresses)
    moments = searcher.fast_field_values("moment", addresses)
    rows = [
        (-float(score), -int(moment or 0), int(one or 0))
        for (score, _address), moment, one in zip(found.hits, moments, ids, strict=True)
    ]
    rows.sort()
    page = rows[query.offset : query.offset + query.limit]
    counts = counts_of(searcher, query, total(found), [one for _score, _moment, one in rows])
    return Hits(tuple(Hit(one, -score) for score, _moment, one in page), total(found), counts)


def by_time(searcher: tantivy.Searcher, query: EngineQuery) -> Hits:
    """Return the page of *query* in its order by time, with how many documents were found; nothing is scored."""
    if not query.limit and query.counting and 0 < _places(searcher, query) <= COUNTED_AT_ONCE:
        return Hits(counts=all_counts(searcher, query, query.counting))
    order = tantivy.Order.Desc if query.order == "newest" else tantivy.Order.Asc
    wanted = max(query.offset + query.limit, query.counting.sample if query.counting else 0)
    found = searcher.search(unscored(query), wanted, True, "moment", 0, order)
    ids = [int(one or 0) for one in searcher.fast_field_values("id", [address for _moment, address in found.hits])]
    page = ids[query.offset : query.offset + query.limit]
    return Hits(tuple(Hit(one, 0.0) for one in page), total(found), counts_of(searcher, query, total(found), ids))


def total(found: tantivy.SearchResult) -> int:
    """Return how many documents were found in all."""
    count: int | None = found.count  # type: ignore[attr-defined]  # there, though the stubs forget it
    return count or 0


def _places(searcher: tantivy.Searcher, query: EngineQuery) -> int:
    """Return in how many documents the terms of the words stand, each term counted by itself."""
    return sum(searcher.doc_freq(term.field, term.token) for word in query.words for term in word.terms)
