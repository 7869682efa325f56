"""Finds what a reader would call one thing: words, numbers, dates, times, links, addresses, hashtags, mentions.

It says where each stands and of what kind it is. How a word is spelt or stemmed is no matter of this module.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from khabar.text.characters import TATWEEL, ZWJ, ZWNJ
from khabar.text.words import words


class Kind(Enum):
    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    LINK = "link"
    EMAIL = "email"
    HASHTAG = "hashtag"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing of a text: text[start:end] as written."""

    kind: Kind
    text: str
    start: int
    end: int


# What may stand inside a name after # or @: letters, digits, underscores, and the marks and joiners between letters.
_IN_NAME = (
    rf"[\w\N{{ARABIC FATHATAN}}-\N{{ARABIC WAVY HAMZA BELOW}}\N{{ARABIC LETTER SUPERSCRIPT ALEF}}{TATWEEL}{ZWNJ}{ZWJ}]"
)
_ENDS_LINK = r"\s<>\"«»“”()\[\]،؛"
_SPECIAL = re.compile(
    rf"""
      (?P<LINK>     (?<!\w) (?: (?:https?|ftp):// | www\. ) [^{_ENDS_LINK}]* [^{_ENDS_LINK}.,:;!?؟…'’] )
    | (?P<EMAIL>    (?<![\w.+-]) [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+ )
    | (?P<HASHTAG>  (?<!\w) \# {_IN_NAME}* [^\W\d_] {_IN_NAME}* )
    | (?P<MENTION>  (?<!\w) @ \w+ )
    | (?P<DATE>     (?<![\w/.-]) \d{{1,4}} (?P<between> [/.-] ) \d{{1,2}} (?P=between) \d{{1,4}} (?!\w | [/-]\d ) )
    | (?P<TIME>     (?<![\w:]) \d{{1,2}} : \d\d (?: : \d\d )? (?! \w | :\d ) )
    | (?P<NUMBER>   (?<!\w) \d+ (?: [.,٫٬'’] \d+ )+ (?!\w) )
    """,
    re.VERBOSE,
)
# No special thing is written without one of these; most stretches of a text have none, and need no second look.
_SIGN_OF_SPECIAL = re.compile(r"[/@#]|www\.|\d[.,:٫٬'’-]\d")


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of *text* in order; between them stands nothing that can be read.

    >>> [(piece.kind.value, piece.text) for piece in pieces("قُتل ١٢٫٥٪ في #دير_الزور، 2/11/2017")]
    [('word', 'قُتل'), ('number', '١٢٫٥'), ('word', 'في'), ('hashtag', '#دير_الزور'), ('date', '2/11/2017')]
    """
    done = 0
    if _SIGN_OF_SPECIAL.search(text):
        for match in _SPECIAL.finditer(text):
            yield from _plain(text, done, match.start())
            done = match.end()
            yield Piece(Kind[match.lastgroup or ""], match[0], match.start(), done)
    yield from _plain(text, done, len(text))


def _plain(text: str, start: int, end: int) -> Iterator[Piece]:
    for word in words(text[start:end]):
        yield Piece(Kind.WORD, word.text, start + word.start, start + word.end)
