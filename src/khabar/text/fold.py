"""Folds spelling away, so that matching and searching see what a reader means, not how she typed it.

Folded text is for comparing only: it is never shown and never stored in place of what was written. Each character folds
by itself, whatever stands around it, so a folded text folds to itself; only the skeleton looks at neighbours, and there
it only drops letters.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from khabar.text.characters import TATWEEL, is_invisible
from khabar.text.digits import NUMBER_SIGNS

HAMZA_ABOVE = "\N{ARABIC HAMZA ABOVE}"


class Level(Enum):
    """How much spelling to see through."""

    # What careful people write differently: harakat, tatweel, hamza, ى and ي, ة and ه, ک and ك, digits, case, accents.
    SPELLING = "spelling"
    # And what borrowed letters, another keyboard or a lengthened word add.
    SKELETON = "skeleton"


@dataclass(frozen=True)
class Folded:
    """A folded text that still knows where each of its characters came from."""

    text: str
    starts: tuple[int, ...]  # for each character of text, its place in the original
    length: int  # of the original

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that text[start:end] stands for, marks included that fell away in it."""
        # A ligature gives several letters from one place: the span ends where the next place begins.
        after = bisect_right(self.starts, self.starts[end - 1], lo=end)
        return self.starts[start], self.starts[after] if after < len(self.starts) else self.length


def _letters(table: dict[str, str]) -> dict[str, str]:
    return {letter: target for target, letters in table.items() for letter in letters}


# Letters with hamza or madda need no line here: Unicode takes them apart, and the mark falls with the other marks.
_SPELLING_LETTERS = {
    **_letters({"ا": "ٱٲٳ", "ي": "ىیێېےۍۑ", "ه": "ةۃھەہ", "ك": "کڪ", "و": "ۆۇۈۋ", "": f"ءٴ{TATWEEL}"}),
    **_letters({"گ": "ګ"}),  # Pashto
    **_letters({"o": "ø", "l": "ł", "d": "đð", "h": "ħ", "i": "ı"}),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    **NUMBER_SIGNS,
}
_SKELETON_LETTERS = {
    **_SPELLING_LETTERS,
    **_letters({"ب": "پ", "ج": "چ", "ز": "ژ", "ك": "گګڬڭ", "ف": "ڤڥ", "ق": "ڨ"}),
    **_letters({"ر": "ڕڑړږ", "ل": "ڵ", "ت": "ٹټ", "د": "ڈډ", "ن": "ںڼ", "ح": "ځڅ", "س": "ښ"}),
}


class _Table(dict[int, str]):
    """The folding of single characters, each worked out when it is first met."""

    def __init__(self, letters: dict[str, str], kept_mark: str = "") -> None:
        super().__init__()
        self._letters = letters
        self._kept_mark = kept_mark

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        folded = "".join(self._part(part) for part in unicodedata.normalize("NFKD", character))
        # A free-standing accent decomposes into a space and a mark; the space must not split a word.
        self[code_point] = "" if folded.isspace() and not character.isspace() else folded
        return self[code_point]

    def _part(self, part: str) -> str:
        if part == self._kept_mark:
            return part
        if unicodedata.combining(part) or is_invisible(part):
            return ""
        digit = unicodedata.decimal(part, None)
        if digit is not None:
            return str(digit)
        part = part.casefold()
        return self._letters.get(part, part)


_TABLES = {
    Level.SPELLING: _Table(_SPELLING_LETTERS),
    # The skeleton needs to know a ئ from a ي until it has looked at the letter after it.
    Level.SKELETON: _Table(_SKELETON_LETTERS, kept_mark=HAMZA_ABOVE),
}
# مسئول and مسؤول: before و the hamza's seat is a matter of school. After that a repeated letter says no more than one.
_SEAT_OF_HAMZA = re.compile(f"ي{HAMZA_ABOVE}+(?=و)|{HAMZA_ABOVE}")
_REPEATED_LETTER = re.compile(r"(?<=([^\W\d_]))\1+")
# The same, found faster: whatever is repeated, looked at once more.
_REPEATED = re.compile(r"(.)\1+", re.DOTALL)


def fold(text: str, level: Level = Level.SPELLING) -> str:
    """Return *text* as it compares at *level*. Folding twice is folding once.

    >>> fold("القوّات") == fold("القوات"), fold("الى") == fold("إلى"), fold("فى") == fold("في"), fold("ک") == fold("ك")
    (True, True, True, True)
    >>> fold("مستشفي") == fold("مُستشفـى"), fold("٢٠١٧ Café")
    (True, '2017 cafe')
    >>> fold("مسئول", Level.SKELETON) == fold("مسؤووول", Level.SKELETON), fold("پاکستان", Level.SKELETON)
    (True, 'باكستان')
    """
    folded = text.translate(_TABLES[level])
    if level is Level.SKELETON:
        folded = _REPEATED.sub(_once, _SEAT_OF_HAMZA.sub("", folded))
    return folded


def _once(repeated: re.Match[str]) -> str:
    return _REPEATED_LETTER.sub("", repeated[0])


def fold_with_map(text: str, level: Level = Level.SPELLING) -> Folded:
    """Return what fold() returns, with the place in *text* of every character of it, for marking a match.

    >>> folded = fold_with_map("القوّات تتقدّم")
    >>> start = folded.text.index("تتقدم")
    >>> folded.original_span(start, start + 5)
    (8, 14)
    """
    table = _TABLES[level]
    pieces = [table[ord(character)] for character in text]
    folded = "".join(pieces)
    starts = list(chain.from_iterable([place] * len(piece) for place, piece in enumerate(pieces)))
    if level is Level.SKELETON:
        for dropped in (_SEAT_OF_HAMZA, _REPEATED_LETTER):
            folded, starts = _without(dropped, folded, starts)
    return Folded(folded, tuple(starts), len(text))


def _without(dropped: re.Pattern[str], text: str, starts: list[int]) -> tuple[str, list[int]]:
    gone = {place for match in dropped.finditer(text) for place in range(*match.span())}
    kept = [place for place in range(len(text)) if place not in gone]
    return "".join(text[place] for place in kept), [starts[place] for place in kept]
