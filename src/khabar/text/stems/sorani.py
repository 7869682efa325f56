"""Stems Sorani lightly: definiteness and number, with what says whose, on words long enough that these are endings."""

import re
from typing import Final

_WORD = re.compile("[ء-ۓ]+")
# Folded: ـەکانی, ـەکان, ـەکەی, ـەکە, ـێکی, ـێک, ـانی, ـان.
_ENDINGS: Final = (
    # Whose it is (ـم, ـت, ـی, ـمان, ـتان, ـیان) stands behind the article; by itself it looks like much else.
    *(article + whose for article in ("هكان", "هكه") for whose in ("مان", "تان", "يان", "م", "ت")),
    *("هكاني", "هكان", "هكهي", "هكه", "يكي", "يك", "اني", "ان"),
)
_SHORTEST_STEM: Final = 3


def stem(word: str) -> str:
    """Return a folded *word* without the article and the plural.

    >>> stem("كتيبهكان"), stem("كتيبهكه"), stem("كتيبهكانمان"), stem("نان")
    ('كتيب', 'كتيب', 'كتيب', 'نان')
    """
    if not _WORD.fullmatch(word):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
