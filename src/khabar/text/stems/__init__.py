"""Light stemmers, one a language: they cut what stands at the edges of a word, and guess at nothing inside it.

They take and return folded words (`khabar.text.forms`). Of a language without a stemmer every word is its own stem.
"""

from collections.abc import Callable
from typing import Final

from khabar.text.stems import arabic, english, persian, sorani, urdu

_STEMMERS: Final[dict[str, Callable[[str], str]]] = {
    "ar": arabic.stem,
    "ckb": sorani.stem,
    "en": english.stem,
    "fa": persian.stem,
    "ur": urdu.stem,
}


def stemmer(language: str) -> Callable[[str], str]:
    """Return the function that stems a folded word of *language*.

    >>> stemmer("ar")("والقوات") == stemmer("ar")("قوات"), stemmer("xx")("words")
    (True, 'words')
    """
    return _STEMMERS.get(language, _unchanged)


def _unchanged(word: str) -> str:
    return word
