"""A text as the rules read it: its words, which script surrounds a place, and what is nobody's prose (addresses, tags).

Everything is worked out once, in time that grows with the length of the text and with nothing else.
"""

import re
import unicodedata
from functools import cached_property
from itertools import accumulate

from khabar.text.characters import INVISIBLE, MARK, kind
from khabar.text.house_style.style import HouseStyle
from khabar.text.languages import Language
from khabar.text.words import Word, words

ARABIC_LETTER, OTHER_LETTER, DIGIT, TRANSPARENT, LINE_END, SPACE, SIGN = "ALDMNS."

_ADDRESSES = re.compile(
    r"\b(?:https?|ftp)://[^\s«»<>\"]+"
    r"|\bwww\.[^\s«»<>\"]+"
    r"|[@#][\w.]+"
    r"|`[^`\n]*`"
)
# A dot or an at sign between Latin letters: host names, e-mail addresses, file names.
_DOTTED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_@/.+-]*")


class _Scripts(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        self[code_point] = _script(character)
        return self[code_point]


def _script(character: str) -> str:
    if character in "\n\r\u2028\u2029":
        return LINE_END
    if character.isspace():
        return SPACE
    if kind(character) in (MARK, INVISIBLE):
        return TRANSPARENT
    if unicodedata.decimal(character, None) is not None:
        return DIGIT
    if character.isalpha():
        return ARABIC_LETTER if unicodedata.bidirectional(character) == "AL" else OTHER_LETTER
    return SIGN


_SCRIPTS = _Scripts()


class Manuscript:
    """A text, the language it is written in, and the style of the house it is written for."""

    def __init__(self, text: str, language: Language, style: HouseStyle) -> None:
        self.text = text
        self.language = language
        self.style = style

    @cached_property
    def words(self) -> list[Word]:
        """The words in order."""
        return words(self.text)

    @cached_property
    def scripts(self) -> str:
        """For each character a sign of what it is, in the same place: see the names at the top of this module."""
        return self.text.translate(_SCRIPTS)

    @cached_property
    def letters_before(self) -> list[str]:
        """For each place the script of the nearest letter at or before it on its line, or nothing."""
        return list(accumulate(self.scripts, _carry, initial=""))[1:]

    @cached_property
    def letters_after(self) -> list[str]:
        """For each place the script of the nearest letter at or after it on its line, or nothing."""
        return list(accumulate(reversed(self.scripts), _carry, initial=""))[:0:-1]

    @cached_property
    def shield(self) -> bytearray:
        """For each character 1 where no rule may touch it: addresses, hashtags, mentions, code, file names."""
        shield = bytearray(len(self.text))
        for match in _ADDRESSES.finditer(self.text):
            shield[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
        for match in _DOTTED.finditer(self.text):
            run = match.group().rstrip(".-/+@_")
            if "." in run or "@" in run or "/" in run:
                shield[match.start() : match.start() + len(run)] = b"\x01" * len(run)
        return shield

    def script_at(self, place: int) -> str:
        """Return the sign of the character at *place*; a line's end where there is no character."""
        return self.scripts[place] if 0 <= place < len(self.scripts) else LINE_END

    def character_at(self, place: int) -> str:
        """Return the character at *place*, or nothing where there is none."""
        return self.text[place] if 0 <= place < len(self.text) else ""

    def is_among_arabic(self, start: int, end: int) -> bool:
        """Say whether text[start:end] stands in Arabic script: the nearest letter on one side or the other is of it."""
        before = self.letters_before[start - 1] if start else ""
        after = self.letters_after[end] if end < len(self.text) else ""
        return ARABIC_LETTER in (before, after)

    def lines(self) -> list[tuple[int, int]]:
        """Return the spans of the lines of the text, without their ends. A line is a paragraph."""
        return [match.span() for match in re.finditer(r"[^N]+", self.scripts)]


def _carry(letter: str, sign: str) -> str:
    if sign in (ARABIC_LETTER, OTHER_LETTER):
        return sign
    return "" if sign == LINE_END else letter
