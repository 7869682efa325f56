"""Stems Persian lightly: the endings of plural, comparison and possession, often written apart with a ZWNJ."""

import re
from typing import Final

_WORD = re.compile("[ء-ۓ]+")
# Folded, longest first: ـهایشان, ـهایی, ـهای, ـها, ـترین, ـتر. The ـمان of سازمان (organisation) and the ـتان of استان
# (province) are more often letters of the word than "our" and "your".
_ENDINGS: Final = ("هايشان", "هايمان", "هايتان", "هايش", "هايي", "هاي", "ها", "ترين", "تري", "تر")
_SHORTEST_STEM: Final = 3


def stem(word: str) -> str:
    """Return a folded *word* without its light endings.

    >>> stem("كتابهاي"), stem("بزرگترين"), stem("تنها"), stem("سازمان")
    ('كتاب', 'بزرگ', 'تنها', 'سازمان')
    """
    if not _WORD.fullmatch(word):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
