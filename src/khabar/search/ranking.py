"""Turns a question into what engines are asked: which tokens, in which fields, worth how much.

All weights stand in one record, so that they can be measured (benchmarks/search_quality.py) and changed in one place.
Knows no engine and no article.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from khabar.search.backends.base import EngineQuery, Order, Phrase, Recency, Term, Word
from khabar.search.question import MAX_WORDS, Question
from khabar.text.analysis import QueryWord, analyse, grams_find, query_words

DAY_SECONDS: Final = 24 * 60 * 60
MOST_WORDS_IN_FULL: Final = 12
"""Words that are looked for in every field and by their grams; further ones by their stems alone, to bound the cost."""
MOST_GRAMS_A_WORD: Final = 16


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of match is worth, beside BM25 of the stem in the text."""

    stem: float = 0.5
    exact: float = 0.5
    head_stem: float = 0.6
    head_exact: float = 0.2
    gram: float = 0.3
    further_form: float = 0.5  # of a word with parts: the parts
    replacement: float = 0.5  # a seen word in place of one that no document has
    phrase: float = 1.0
    # Of what has a word, times how rare the word is: many words once tell more than one word many times.
    presence: float = 0.9
    all_words: float = 5.0  # more than being new: a document with every word is seldom the wrong one
    # How many of the words a document must have to be found, as a share, where enough documents have so many.
    least_share: float = 0.6
    # From so many words on, the best may have any of them: the rarest word of a long question is often enough.
    long_question: int = 4
    # Where words may be typed in pieces, a document is found by so many of their grams.
    least_grams: float = 0.25
    # What a closer look at the hits of a page adds, times how rare the word is (closeness.py).
    early: float = 1.0
    side_by_side: float = 0.5
    near: float = 0.3
    traces: float = 1.4
    trace_of_consonants: float = 0.6
    recency: tuple[tuple[int, float], ...] = ((1, 1.0), (7, 0.8), (30, 0.5), (365, 0.4))  # (days, bonus)


WEIGHTS: Final = Weights()

Rarity = Mapping[str, float]
"""For the main form of a word: how much it tells by being rare, as BM25 counts it (0 where every document has it)."""

Replacements = Mapping[str, tuple[str, ...]]
"""For the main form of a word that no document has: forms that documents have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the analyser's words. Excluded ones are token sequences; a single token excludes all its forms."""

    words: tuple[QueryWord, ...]
    phrases: tuple[tuple[str, ...], ...]
    excluded: tuple[tuple[str, ...], ...]

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.phrases


def asked_in(question: Question, language: str) -> Asked:
    """Return *question* in words of *language*; stop words and lone letters fall away if anything else remains."""
    words = query_words(question.loose_text, language)[:MAX_WORDS]
    telling = [word for word in words if not word.is_stop_word and len(word.exact[0]) > 1]
    phrases = tuple(tokens for tokens in (_main_forms(text, language) for text in question.phrases) if tokens)
    if not telling and not phrases:
        telling = words
    distinct = {word.exact[0]: word for word in telling}
    excluded = tuple(tokens for tokens in (_main_forms(text, language) for text in question.excluded) if tokens)
    return Asked(tuple(distinct.values()), phrases, excluded)


def rarity(frequencies: Mapping[str, int], documents: int) -> Rarity:
    """Return how rare words are that stand in so many (*frequencies*) of so many documents; of those that any has."""
    return {form: _rarity(seen, documents) for form, seen in frequencies.items() if seen}


def rarest(documents: int) -> float:
    """Return how rare a word is that none of so many documents has."""
    return _rarity(0, documents)


def _rarity(seen: int, documents: int) -> float:
    return math.log1p((max(documents - seen, 0) + 0.5) / (seen + 0.5))


def engine_query(
    asked: Asked,
    language: str,
    *,
    now: int,
    order: Order = "best",
    rare: Rarity | None = None,
    replacements: Replacements | None = None,
    weights: Weights = WEIGHTS,
) -> EngineQuery:
    """Return what to ask an engine for *asked* in *order*; *now* is in seconds since 1970.

    Filters and page are for the caller to add. A document with fewer of the words than `minimum_words` is not
    found: the caller asks for any of them when too little is. *rare* says what the presence of each word is worth.
    """
    replaced = replacements or {}
    words = tuple(
        replace(
            _word(word, replaced.get(word.exact[0], ()), language, weights),
            presence=weights.presence * (rare or {}).get(word.exact[0], 0.0),
        )
        if place < MOST_WORDS_IN_FULL
        else Word((Term("stem", word.stem[0], weights.stem),))
        for place, word in enumerate(asked.words)
    )
    extra = tuple(
        Term("gram", gram, weights.gram)
        for word in asked.words[:MOST_WORDS_IN_FULL]
        if word.exact[0] not in replaced
        for gram in word.gram[:MOST_GRAMS_A_WORD]
    )
    if grams_find(language) and extra:
        terms = dict.fromkeys([*(term for word in words for term in word.terms), *extra])
        words, extra = (Word(tuple(terms), math.ceil(len(extra) * weights.least_grams)),), ()
    return EngineQuery(
        words=words,
        minimum_words=_least_words(len(words), order, weights),
        phrases=tuple(Phrase("exact", tokens, weights.phrase) for tokens in asked.phrases),
        excluded=tuple(_excluded(tokens, language) for tokens in asked.excluded),
        extra=extra,
        all_words_bonus=weights.all_words if len(words) > 1 else 0.0,
        recency=tuple(Recency(now - days * DAY_SECONDS, bonus) for days, bonus in weights.recency),
        order=order,
    )


def _least_words(count: int, order: Order, weights: Weights) -> int:
    if order == "best" and count >= weights.long_question:
        return 1
    return max(1, math.ceil(count * weights.least_share))


def _word(word: QueryWord, instead: tuple[str, ...], language: str, weights: Weights) -> Word:
    if not instead:
        return Word(tuple(_terms(word.exact, word.stem, 1.0, weights)))
    terms: list[Term] = []
    for form in instead:
        for other in query_words(form, language)[:1]:
            terms += _terms(other.exact[:1], other.stem[:1], weights.replacement, weights)
    return Word(tuple(dict.fromkeys(terms)))


def _terms(exact: tuple[str, ...], stem: tuple[str, ...], factor: float, weights: Weights) -> list[Term]:
    fields = (
        ("stem", stem, weights.stem),
        ("exact", exact, weights.exact),
        ("head_stem", stem, weights.head_stem),
        ("head_exact", exact, weights.head_exact),
    )
    return [
        Term(field, token, boost * factor * (1.0 if place == 0 else weights.further_form))
        for field, tokens, boost in fields
        for place, token in enumerate(tokens)
        if place == 0 or len(token) > 2
    ]


def _excluded(tokens: tuple[str, ...], language: str) -> Word | Phrase:
    if len(tokens) > 1:
        return Phrase("exact", tokens)
    stems = [word.stem[0] for word in query_words(tokens[0], language)[:1]]
    return Word((Term("exact", tokens[0]), *(Term("stem", stem) for stem in stems)))


def _main_forms(text: str, language: str) -> tuple[str, ...]:
    """Return the forms that stand side by side in an index for what stands side by side in *text*."""
    return tuple(token.exact[0] for token in analyse(text, language))[:MAX_WORDS]
