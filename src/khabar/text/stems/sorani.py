"""Stems Sorani lightly: the endings of definiteness and number, on words long enough that they are endings."""

import re
from typing import Final

_WORD = re.compile("[ء-ۓ]+")
# Folded: ـەکانی, ـەکان, ـەکەی, ـەکە, ـێکی, ـێک, ـانی, ـان.
_ENDINGS: Final = ("هكاني", "هكان", "هكهي", "هكه", "يكي", "يك", "اني", "ان")
_SHORTEST_STEM: Final = 3


def stem(word: str) -> str:
    """Return a folded *word* without the article and the plural.

    >>> stem("كتيبهكان"), stem("كتيبهكه"), stem("نان")
    ('كتيب', 'كتيب', 'نان')
    """
    if not _WORD.fullmatch(word):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
