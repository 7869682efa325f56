"""Finds the words of a text and where they stand. Marks, joiners and direction marks never cut a word in two."""

import re
from dataclasses import dataclass

from khabar.text.characters import kinds
from khabar.text.fold import fold

# Over kinds(text): starts with a letter or number, may hold marks and invisible characters, ends in what shows.
_WORD = re.compile(r"[LN](?:[LNMI]*[LNM])?")


@dataclass(frozen=True)
class Word:
    """A word as it was written, text[start:end] of the whole."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words of *text* in order.

    >>> [word.text for word in words("القوّات (C++) لـ«داعش» #ديرالزور، 35%")]
    ['القوّات', 'C', 'لـ', 'داعش', 'ديرالزور', '35']
    """
    return [Word(text[match.start() : match.end()], *match.span()) for match in _WORD.finditer(kinds(text))]


def search_words(text: str) -> list[str]:
    """Return the words of *text* folded, for matching. A sign that stands for a phrase gives the words of the phrase.

    >>> search_words("القوّات في ٢٠١٧")
    ['القوات', 'في', '2017']
    """
    return [part for word in words(text) for part in fold(word.text).split()]
