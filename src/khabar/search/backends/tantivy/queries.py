"""Turns an EngineQuery into Tantivy's queries. Knows no folder and no index."""

from collections.abc import Iterable
from dataclasses import replace

from tantivy import FieldType, Occur, Query

from khabar.search.backends.base import EngineQuery, Phrase, Term, Word
from khabar.search.backends.tantivy.schema import SCHEMA, filter_token, moment


def tantivy_query(query: EngineQuery) -> Query:
    """Return *query* as one of Tantivy's, without its order and its page."""
    words = [_word(word) for word in query.words]
    clauses = [(Occur.Must, _phrase(phrase)) for phrase in query.phrases]
    if query.minimum_words >= len(words):
        clauses += [(Occur.Must, word) for word in words]
    else:
        clauses.append((Occur.Must, _at_least(query.minimum_words, words)))
    if not clauses:
        clauses.append((Occur.Must, _silent(Query.all_query())))
    clauses += [(Occur.Must, _silent(keeping)) for keeping in _restrictions(query)]
    clauses += [(Occur.Should, _term(term)) for term in query.extra]
    clauses += [
        (Occur.Should, Query.const_score_query(found, word.presence))
        for word, found in zip(query.words, words, strict=True)
        if word.presence
    ]
    if query.all_words_bonus and len(words) > 1:
        every = Query.boolean_query([(Occur.Must, word) for word in words])
        clauses.append((Occur.Should, Query.const_score_query(every, query.all_words_bonus)))
    clauses += [
        (Occur.Should, Query.const_score_query(_between(recency.since, None), recency.bonus))
        for recency in query.recency
    ]
    clauses += [(Occur.MustNot, _excluded(one)) for one in query.excluded]
    if query.without:
        clauses.append((Occur.MustNot, Query.term_set_query(SCHEMA, "id", list(query.without))))
    return Query.boolean_query(clauses)


def unscored(query: EngineQuery) -> Query:
    """Return what finds the same as *query* and leaves everything out that only adds to scores."""
    words = tuple(replace(word, presence=0.0) for word in query.words)
    return tantivy_query(replace(query, words=words, extra=(), all_words_bonus=0.0, recency=()))


def _restrictions(query: EngineQuery) -> Iterable[Query]:
    for keeping in query.filters:
        tokens = [filter_token(keeping.name, value) for value in keeping.values]
        # A set of one would be looked up in full before the first document is considered.
        one = len(tokens) == 1
        yield Query.term_query(SCHEMA, "filter", tokens[0]) if one else Query.term_set_query(SCHEMA, "filter", tokens)
    if query.published_from is not None or query.published_until is not None:
        yield _between(query.published_from, query.published_until)


def _silent(query: Query) -> Query:
    """Return *query* without a say in the score."""
    return Query.const_score_query(query, 0.0)


def _at_least(minimum: int, queries: list[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    clauses = [(Occur.Should, query) for query in queries]
    return Query.boolean_query(clauses, minimum_number_should_match=max(1, min(minimum, len(queries))))


def _term(term: Term) -> Query:
    query = Query.term_query(SCHEMA, term.field, term.token)
    return query if term.boost == 1.0 else Query.boost_query(query, term.boost)


def _word(word: Word) -> Query:
    if not word.terms:
        return Query.empty_query()
    return _at_least(word.minimum_terms, [_term(term) for term in word.terms])


def _phrase(phrase: Phrase) -> Query:
    if not phrase.tokens:
        return Query.empty_query()
    if len(phrase.tokens) == 1:
        return _term(Term(phrase.field, phrase.tokens[0], phrase.boost))
    query = Query.phrase_query(SCHEMA, phrase.field, list(phrase.tokens))
    return query if phrase.boost == 1.0 else Query.boost_query(query, phrase.boost)


def _excluded(one: Word | Phrase) -> Query:
    return _word(one) if isinstance(one, Word) else _phrase(one)


def _between(since: int | None, until: int | None) -> Query:
    """Keep what was published from *since* to *until*, both seconds included."""
    if since is None and until is None:
        return Query.all_query()
    return Query.range_query(
        SCHEMA,
        "moment",
        FieldType.Integer,
        None if since is None else moment(since),
        None if until is None else moment(until + 1) - 1,
    )
