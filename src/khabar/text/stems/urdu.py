"""Stems Urdu lightly: the endings that number and case change, which leave the word before them alone.

علاقہ, علاقے and علاقوں are one word, and so are لڑکا, لڑکے and لڑکوں. Folding has made ے of ی before that.
"""

import re
from typing import Final

_WORD = re.compile("[ء-ۓ]+")
# Folded, longest first: ـیوں, ـیاں, ـئیں, ـوں, ـیں, and then ـہ, ـے (and ـی), ـا.
_ENDINGS: Final = ("يوں", "ياں", "ييں", "وں", "يں", "ه", "ي", "ا")
_SHORTEST_STEM: Final = 3


def stem(word: str) -> str:
    """Return a folded *word* without the ending that its number and case give it.

    >>> stem("علاقه") == stem("علاقي") == stem("علاقوں"), stem("كتابيں"), stem("ميں"), stem("كهاں")
    (True, 'كتاب', 'ميں', 'كهاں')
    """
    if not _WORD.fullmatch(word):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
