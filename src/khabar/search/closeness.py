"""Looks at the hits of a page more closely than an engine can: how near to the question is what stands in each?

An engine knows which words a document has and how often. It does not know that they stand early, where a text says
what it is about; nor that they stand side by side, as they were asked for, or near each other; nor that a word it lacks
is there in another form, as a broken plural or a verb. Costs next to nothing beside the marking of matches, but where a
document lacks a word. Knows no engine: what it adds is added to the score of whichever was asked.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from khabar.search.matching import Match, ReadText, grams_in
from khabar.search.ranking import WEIGHTS, Rarity, Weights
from khabar.text.analysis import QueryWord, grams_find, is_consonants

_EARLY: Final = 120
"""What begins after so many characters is worth half of what stands at the very beginning."""
_BESIDE: Final = 2
"""Most characters between two words that stand side by side: a comma and a space."""
_NEAR: Final = 48
"""Most characters from the beginning of one word to that of another that stands near it: about eight words."""


def closeness(
    words: Sequence[QueryWord],
    rare: Rarity,
    headline: ReadText,
    body: ReadText,
    language: str,
    weights: Weights = WEIGHTS,
) -> float:
    """Return what a document with *headline* and *body* gains for *words*, in the order in which they were asked.

    All is measured by *rare*, how rare each word is; words that it does not have count for nothing. In languages whose
    words may be typed in pieces nothing is gained: where a piece stands says little.
    """
    if grams_find(language):
        return 0.0
    telling = {word.stem[0]: rare.get(word.exact[0], 0.0) for word in words}
    first: dict[str, int] = {}
    for begins, part in ((0, headline), (len(headline.text), body)):
        for match in part.matches:
            first.setdefault(match.key, begins + match.start)
    gained = weights.early * sum(telling.get(key, 0.0) / (1 + place / _EARLY) for key, place in first.items())
    if len(first) > 1:
        gained += weights.side_by_side * _side_by_side([word.stem[0] for word in words], telling, (headline, body))
    gained += weights.near * max(_nearest(headline.matches, telling), _nearest(body.matches, telling))
    lacking = [word for word in words if word.stem[0] not in first and rare.get(word.exact[0])]
    if lacking:
        gained += weights.traces * _traces(lacking, rare, grams_in(f"{headline.text}\n{body.text}", language), weights)
    return gained


def _side_by_side(asked: Sequence[str], telling: Mapping[str, float], parts: Sequence[ReadText]) -> float:
    """Return how much those words tell that stand side by side somewhere in *parts*, as in *asked*."""
    there = {
        (one.key, other.key)
        for part in parts
        for one, other in pairwise(part.matches)
        if other.start - one.end <= _BESIDE
    }
    return sum((telling[one] + telling[other]) / 2 for one, other in pairwise(asked) if (one, other) in there)


def _nearest(matches: Sequence[Match], telling: Mapping[str, float]) -> float:
    """Return how much is told by those of *matches* that stand near each other where most is told."""
    everything = sum(telling.get(key, 0.0) for key in {match.key for match in matches})
    inside: Counter[str] = Counter()
    told = most = 0.0
    left = 0
    for match in matches:
        if not inside[match.key]:
            told += telling.get(match.key, 0.0)
        inside[match.key] += 1
        while matches[left].start <= match.start - _NEAR:
            inside[matches[left].key] -= 1
            if not inside[matches[left].key]:
                told -= telling.get(matches[left].key, 0.0)
            left += 1
        most = max(most, told)
        if most >= everything:
            break
    return most


def _traces(lacking: Sequence[QueryWord], rare: Rarity, there: set[str], weights: Weights) -> float:
    """Return how much of the words that are *lacking* the grams that are *there* tell: which share of a word's runs of
    letters, and whether the consonants that it has in all its forms."""
    total = 0.0
    for word in lacking:
        consonants = {gram for gram in word.gram if is_consonants(gram)}
        runs = set(word.gram) - consonants
        share = len(runs & there) / len(runs) if runs else 0.0
        total += rare[word.exact[0]] * (share + weights.trace_of_consonants * (not consonants.isdisjoint(there)))
    return total
