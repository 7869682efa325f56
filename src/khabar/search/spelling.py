"""Finds what a reader meant by a word that no document has: a slip of the hand, a missing space, other letters.

Candidates come from the vocabulary of what readers can read. Whether one leads anywhere is for whoever asks an engine.
"""

import math
import re
from collections.abc import Iterable
from typing import Final

from khabar.search.vocabulary import KnownWord, known, near, with_keys
from khabar.text.franco import franco_cost, franco_keys, franco_words

SHORTEST: Final = 3
SHORTEST_FOR_TWO_EDITS: Final = 6
MOST: Final = 3
_LOOKED_AT: Final = 40
_MOST_FRANCO_WORDS: Final = 8
# What a reader can be expected to have written for a word: this much amiss, and so much more for each sign.
_FRANCO_COST, _FRANCO_COST_A_SIGN = 0.45, 0.06


def corrections(token: str, language: str) -> list[KnownWord]:
    """Return up to MOST words that *token*, a folded form, may be a slip for, likeliest first.

    One letter away; two for a long word that has none so near.
    """
    if len(token) < SHORTEST or not token.isalpha():
        return []
    found = near(token, language, edits=1, limit=_LOOKED_AT)
    if not found and len(token) >= SHORTEST_FOR_TWO_EDITS:
        found = [word for word in near(token, language, edits=2, limit=_LOOKED_AT) if word.token[0] == token[0]]
    return sorted(found, key=lambda word: -_likelihood(word, token))[:MOST]


def two_words(token: str, language: str) -> tuple[KnownWord, KnownWord] | None:
    """Return the two words that stand in *token* without a space between them, None if there are none."""
    if len(token) < 2 * SHORTEST or not token.isalpha():
        return None
    cuts = range(SHORTEST - 1, len(token) - SHORTEST + 2)
    parts = known({part for cut in cuts for part in (token[:cut], token[cut:])}, language)
    pairs = [(parts[token[:cut]], parts[token[cut:]]) for cut in cuts if token[:cut] in parts and token[cut:] in parts]
    return max(pairs, key=lambda pair: min(pair[0].frequency, pair[1].frequency), default=None)


def read_as_franco(text: str, language: str) -> str:
    """Return *text*, Arabic in Latin letters, in the words of the vocabulary; nothing if a word of it has none."""
    read = []
    words = franco_words(text)
    for typed in words[:_MOST_FRANCO_WORDS]:
        candidates = with_keys(franco_keys(typed), language, limit=200)
        best = min(candidates, key=lambda word: franco_cost(typed, word.token) - _commonness(word), default=None)
        if best is not None and franco_cost(typed, best.token) <= _FRANCO_COST + _FRANCO_COST_A_SIGN * len(typed):
            read.append(best.written)
        elif len(typed) > 2:
            return ""
    return " ".join(read)


def with_words_replaced(typed: str, replaced: Iterable[tuple[str, str]]) -> str:
    """Return *typed* with each whole word of the pairs replaced by the other.

    >>> with_words_replaced("معبر القايمم -القايممة", [("القايمم", "القائم")])
    'معبر القائم -القايممة'
    """
    for word, instead in replaced:
        typed = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", instead.replace("\\", ""), typed)
    return typed


def _likelihood(word: KnownWord, token: str) -> float:
    """Return how likely *word* was meant: common words are, and slips seldom fall on the first letter."""
    likely = math.log2(1 + word.frequency)
    if word.token[0] != token[0]:
        likely -= 3
    if sorted(word.token) == sorted(token):
        likely += 2  # two letters changed places
    if word.token[-1] != token[-1] and len(word.token) != len(token):
        likely -= 1  # another ending is another word more often than a slip
    return likely


def _commonness(word: KnownWord) -> float:
    return 0.06 * math.log2(1 + word.frequency)
