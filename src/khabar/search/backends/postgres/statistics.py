"""What BM25 must know of an index: how many documents, how long their fields, how frequent each token."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khabar.search.backends.base import K1, TOKEN_FIELDS, EngineQuery, Phrase, Term, Word
from khabar.search.backends.postgres.inverting import storable, token_key
from khabar.search.backends.postgres.session import Cursor
from khabar.search.backends.postgres.tables import FIELD_NUMBERS, IndexTables

Key = tuple[str, str]
"""A field and a token."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What BM25 must know: documents in all, the average length of each field, and in how many each token stands."""

    documents: int
    average_lengths: Sequence[float]
    frequencies: Mapping[Key, int]

    def weight(self, *keys: Key) -> float:
        """Return what a term, or the terms of a phrase together, score at most."""
        return (K1 + 1) * sum(
            math.log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))
            for frequency in (self.frequencies.get(key, 0) for key in keys)
        )


def read_frequencies(cursor: Cursor, index: IndexTables, keys: Sequence[Key]) -> dict[Key, int]:
    """Return in how many documents each of *keys* stands that stands in any."""
    cursor.execute(
        index.sql("""
            SELECT number, sum(coalesce(size, 1)) AS documents
            FROM unnest(%s::smallint[], %s::text[]) WITH ORDINALITY AS given(field, token, number)
            JOIN {posting} USING (field, token) GROUP BY number
        """),
        ([FIELD_NUMBERS[field] for field, _token in keys], [token for _field, token in keys]),
    )
    return {keys[number - 1]: int(documents) for number, documents in cursor.fetchall()}


def read_statistics(cursor: Cursor, index: IndexTables, keys: Sequence[Key]) -> Statistics:
    """Return what BM25 must know for a query of *keys*. Dead documents count until they are merged away."""
    sums = ", ".join(f"coalesce(sum(lengths[{place}]), 0)" for place in range(1, len(TOKEN_FIELDS) + 1))
    cursor.execute(index.sql(f"SELECT coalesce(sum(documents), 0), {sums} FROM {{segment}}"))  # noqa: S608  numbers of columns
    documents, *lengths = cursor.fetchone() or (0,)
    averages = [float(length) / max(1, documents) for length in lengths]
    return Statistics(int(documents), averages, read_frequencies(cursor, index, keys) if keys else {})


def keys_of(query: EngineQuery) -> list[Key]:
    """Return every token that *query* speaks of, with its field, as it stands in the index."""
    keys: dict[Key, None] = {}
    for term in _terms_of(query):
        keys[key_of(term)] = None
    for phrase in _phrases_of(query):
        keys.update(dict.fromkeys(phrase_keys(phrase)))
    return list(keys)


def key_of(term: Term) -> Key:
    """Return what stands for *term* in the index."""
    return term.field, token_key(storable(term.token))


def phrase_keys(phrase: Phrase) -> list[Key]:
    """Return what stands for each token of *phrase* in the index."""
    return [key_of(Term(phrase.field, token)) for token in phrase.tokens]


def _terms_of(query: EngineQuery) -> Iterable[Term]:
    for word in (*query.words, *(one for one in query.excluded if isinstance(one, Word))):
        yield from word.terms
    yield from query.extra


def _phrases_of(query: EngineQuery) -> Iterable[Phrase]:
    yield from query.phrases
    yield from (one for one in query.excluded if isinstance(one, Phrase))
