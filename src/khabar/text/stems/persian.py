"""Stems Persian lightly: the endings of plural, comparison and possession, often written apart with a ZWNJ."""

import re
from typing import Final

_WORD = re.compile("[ء-ۓ]+")
# Folded, longest first: ـهایشان, ـهایی, ـهای, ـها, ـترین, ـتر, ـشان.
_ENDINGS: Final = ("هايشان", "هايمان", "هايتان", "هايش", "هايي", "هاي", "ها", "ترين", "تري", "تر", "شان", "مان", "تان")
_SHORTEST_STEM: Final = 3


def stem(word: str) -> str:
    """Return a folded *word* without its light endings.

    >>> stem("كتابهاي"), stem("بزرگترين"), stem("تنها")
    ('كتاب', 'بزرگ', 'تنها')
    """
    if not _WORD.fullmatch(word):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
