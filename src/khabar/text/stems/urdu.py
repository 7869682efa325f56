"""Stems Urdu as little as can hurt nothing: the oblique plural in ـوں and the plural in ـیں of longer words."""

import re
from typing import Final

_WORD = re.compile("[ء-ۓ]+")
# Folded: ـيوں (of words in ـی), ـوں, ـياں, ـيں.
_ENDINGS: Final = (("يوں", "ي"), ("ياں", "ي"), ("وں", ""), ("يں", ""))
_SHORTEST_STEM: Final = 3


def stem(word: str) -> str:
    """Return a folded *word* in the singular where its ending says that it is a plural.

    >>> stem("كتابوں"), stem("كتابيں"), stem("ميں"), stem("كهاں")
    ('كتاب', 'كتاب', 'ميں', 'كهاں')
    """
    if not _WORD.fullmatch(word):
        return word
    for ending, singular in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)] + singular
    return word
