"""Turns an EngineQuery into OpenSearch's query language. Knows no index and no connection."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from khabar.search.backends.base import K1, EngineQuery, Phrase, Term, Word
from khabar.search.backends.opensearch.template import LONGEST_PAGE_END, filter_token

Clause = dict[str, Any]

MOST_VALUES: Final = 1_000
"""Values of a filter that are counted, the commonest first."""
# What a regular expression of Lucene's gives a meaning.
_MEANINGFUL: Final = re.compile(r"""([.?+*|{}\[\]()"\\#@&<>~^$-])""")
_NOTHING: Final[Clause] = {"match_none": {}}
_SORTS: Final[dict[str, list[Clause]]] = {
    "best": [{"_score": {"order": "desc"}}, {"published": {"order": "desc"}}, {"id": {"order": "desc"}}],
    "newest": [{"published": {"order": "desc"}}, {"id": {"order": "desc"}}],
    "oldest": [{"published": {"order": "asc"}}, {"id": {"order": "asc"}}],
}


def search_body(query: EngineQuery, *, major_version: int, timeout_seconds: float) -> Clause:
    """Return the body of a search for *query*, for a cluster of *major_version*."""
    first = min(query.offset, LONGEST_PAGE_END)
    body = {
        "query": _Maker(score_factor(major_version)).query(query),
        "from": first,
        "size": min(query.limit, LONGEST_PAGE_END - first),
        "sort": _SORTS[query.order],
        "track_total_hits": True,
        "timeout": f"{max(1, round(timeout_seconds * 1000))}ms",
        "_source": False,
        "docvalue_fields": ["id"],
    }
    if query.counting is not None:
        body["aggs"] = {name: _values_of(name) for name in query.counting.names}
    return body


def _values_of(name: str) -> Clause:
    """Return what counts the values of the filter *name* among all that is found: columns make it cheap here."""
    terms = {
        "field": "filter",
        "include": f"{escaped(name)}:.*",
        "size": MOST_VALUES,
        "order": [{"_count": "desc"}, {"_key": "asc"}],
    }
    return {"terms": terms}


def escaped(text: str) -> str:
    """Return *text* as a regular expression of Lucene's that finds nothing else."""
    return _MEANINGFUL.sub(r"\\\1", text)


def score_factor(major_version: int) -> float:
    """Return what a score of BM25 is multiplied by: since 3.0 OpenSearch leaves the factor k1 + 1 out.

    Bonuses are added to scores, so that scores must have the same size on every engine.
    """
    return K1 + 1 if major_version >= 3 else 1.0


class _Maker:
    def __init__(self, factor: float) -> None:
        self._factor = factor

    def query(self, query: EngineQuery) -> Clause:
        words = [self._word(word) for word in query.words]
        must = [self._phrase(phrase) for phrase in query.phrases]
        if words:
            must.append(_at_least(query.minimum_words, words))
        should = [self._term(term) for term in query.extra]
        should += [
            _constant(found, word.presence) for word, found in zip(query.words, words, strict=True) if word.presence
        ]
        if query.all_words_bonus and len(words) > 1:
            should.append(_constant({"bool": {"filter": words}}, query.all_words_bonus))
        for recency in query.recency:
            should.append(_constant({"range": {"published": {"gte": recency.since}}}, recency.bonus))
        return {
            "bool": {
                "must": must or [_constant({"match_all": {}}, 0.0)],
                "filter": list(_restrictions(query)),
                "should": should,
                "must_not": list(self._excluded(query)),
                "minimum_should_match": 0,
            }
        }

    def _term(self, term: Term) -> Clause:
        return {"term": {term.field: {"value": term.token, "boost": self._boost(term.boost)}}}

    def _word(self, word: Word) -> Clause:
        if not word.terms:
            return _NOTHING
        return _at_least(word.minimum_terms, [self._term(term) for term in word.terms])

    def _phrase(self, phrase: Phrase) -> Clause:
        if not phrase.tokens:
            return _NOTHING
        if len(phrase.tokens) == 1:
            return self._term(Term(phrase.field, phrase.tokens[0], phrase.boost))
        asked = {"query": " ".join(phrase.tokens), "boost": self._boost(phrase.boost)}
        return {"match_phrase": {phrase.field: asked}}

    def _excluded(self, query: EngineQuery) -> Iterable[Clause]:
        for one in query.excluded:
            yield self._word(one) if isinstance(one, Word) else self._phrase(one)
        if query.without:
            yield {"terms": {"id": list(query.without)}}

    def _boost(self, boost: float) -> float:
        return round(boost * self._factor, 6)


def _at_least(minimum: int, clauses: Sequence[Clause]) -> Clause:
    if len(clauses) == 1:
        return clauses[0]
    return {"bool": {"should": list(clauses), "minimum_should_match": max(1, min(minimum, len(clauses)))}}


def _constant(clause: Clause, score: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": score}}


def _restrictions(query: EngineQuery) -> Iterable[Clause]:
    for keeping in query.filters:
        yield {"terms": {"filter": [filter_token(keeping.name, value) for value in keeping.values]}}
    published = {
        name: value
        for name, value in (("gte", query.published_from), ("lte", query.published_until))
        if value is not None
    }
    if published:
        yield {"range": {"published": published}}
