"""Finds the best documents of a query, in full for few and in two rounds for many.

What a query adds to the scores of its words (grams, presence, all words, recency) costs up to a microsecond for each
document found: nothing for thousands, too much for hundreds of thousands. Of many, only those are scored in full that
are best by their words alone, and the newest, which recency may lift. Knows no folder and no writer.
"""

from dataclasses import replace
from typing import Final

import tantivy
from tantivy import Occur, Query

from khabar.search.backends.base import EngineQuery, Hit, Hits
from khabar.search.backends.tantivy.queries import tantivy_query
from khabar.search.backends.tantivy.schema import SCHEMA

FEW: Final = 40_000
"""Up to so many places where a word of the query stands, everything is scored in full: two rounds cost 3 ms more."""
BEST_BY_WORDS: Final = 300
"""Thirty pages of readers' results; what comes after is ordered by its words alone."""
NEWEST: Final = 60

_BLOCK: Final = 200
"""Hits are fetched in blocks of so many and ordered within: equal scores then keep their order from page to page."""

Address = tantivy.DocAddress


def best_hits(searcher: tantivy.Searcher, query: EngineQuery) -> Hits:
    """Return the page of *query* that it asks for, best first, and how many documents were found."""
    if query.offset + query.limit > BEST_BY_WORDS:
        return _page(searcher, tantivy_query(words_alone(query)), query)
    if not query.words or _most_found(searcher, query) <= FEW:
        return _page(searcher, tantivy_query(query), query)
    by_words = tantivy_query(words_alone(query))
    found = searcher.search(by_words, BEST_BY_WORDS, True)
    addresses = [address for _score, address in found.hits]
    if query.recency:
        newest = searcher.search(by_words, NEWEST, False, "moment", 0, tantivy.Order.Desc)
        addresses += [address for _moment, address in newest.hits]
    ids = sorted({int(one or 0) for one in searcher.fast_field_values("id", addresses)})
    among = Query.const_score_query(Query.term_set_query(SCHEMA, "id", ids), 0.0)
    in_full = Query.boolean_query([(Occur.Must, tantivy_query(query)), (Occur.Must, among)])
    return Hits(_page(searcher, in_full, query).hits, total(found))


def words_alone(query: EngineQuery) -> EngineQuery:
    """Return *query* as what finds the same documents and scores them by their words and phrases only."""
    words = tuple(replace(word, presence=0.0) for word in query.words)
    return replace(query, words=words, extra=(), all_words_bonus=0.0, recency=())


def total(found: tantivy.SearchResult) -> int:
    """Return how many documents were found in all."""
    count: int | None = found.count  # type: ignore[attr-defined]  # there, though the stubs forget it
    return count or 0


def _most_found(searcher: tantivy.Searcher, query: EngineQuery) -> int:
    """Return a number of documents that *query* finds no more than: where its words stand, counted by term."""
    return sum(searcher.doc_freq(term.field, term.token) for word in query.words for term in word.terms)


def _page(searcher: tantivy.Searcher, asked: Query, query: EngineQuery) -> Hits:
    wanted = -(-(query.offset + query.limit) // _BLOCK) * _BLOCK
    found = searcher.search(asked, wanted, True)
    addresses = [address for _score, address in found.hits]
    ids = searcher.fast_field_values("id", addresses)
    moments = searcher.fast_field_values("moment", addresses)
    rows = [
        (-float(score), -int(moment or 0), int(one or 0))
        for (score, _address), moment, one in zip(found.hits, moments, ids, strict=True)
    ]
    page = sorted(rows)[query.offset : query.offset + query.limit]
    return Hits(tuple(Hit(one, -score) for score, _moment, one in page), total(found))
