"""Says what in a name is made to deceive, and where it stands. Decides nothing: an honest name may have a slip."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from khabar.text.bidi import strip_controls
from khabar.text.characters import is_invisible
from khabar.text.lookalikes.scripts import ALIKE, mixes_scripts, scripts_of, words_of

Kind = Literal["direction", "invisible", "scripts", "digits", "marks"]

_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]+")
_NUMBER = re.compile(r"\d+")
_MOST_MARKS = 4


@dataclass(frozen=True)
class Finding:
    """A part of a name that hides what it is, name[start:end].

    `direction`: letters are turned around. `invisible`: characters that nobody sees. `scripts`: a word in letters of
    two scripts, or words in two that look alike. `digits`: digits of two systems in one number. `marks`: more marks on
    a letter than any language puts there, or the same twice.
    """

    kind: Kind
    start: int
    end: int


def deceptive(name: str) -> list[Finding]:
    """Return what in *name* is made to deceive, in order of place; an empty list for an honest name.

    >>> [finding.kind for finding in deceptive("Rеuters\N{RIGHT-TO-LEFT OVERRIDE}")]
    ['scripts', 'direction']
    >>> deceptive("أحمد الربيعي (AFP) 2017")
    []
    """
    found = [
        *(Finding("direction", *match.span()) for match in _DIRECTIONS.finditer(name)),
        *_invisible(name),
        *_mixed_words(name),
        *(Finding("digits", *match.span()) for match in _NUMBER.finditer(name) if _mixes_digits(match[0])),
        *_stacked_marks(name),
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.kind))


def _invisible(name: str) -> list[Finding]:
    """Find what strip_controls() would take away, direction controls apart, which are named above."""
    found: list[Finding] = []
    for place, character in enumerate(name):
        hides = is_invisible(character) or (unicodedata.category(character) == "Cc" and not character.isspace())
        around = name[max(0, place - 1) : place + 2]
        if hides and not _DIRECTIONS.match(character) and character not in strip_controls(around):
            found.append(Finding("invisible", place, place + 1))
    return found


def _mixed_words(name: str) -> list[Finding]:
    if not mixes_scripts(name):
        return []
    words = words_of(name)
    mixed = [(start, word) for start, word in words if len(scripts_of(word)) > 1]
    # Latin and Cyrillic words side by side: every word in one of the scripts that look alike is named.
    named = mixed or [(start, word) for start, word in words if scripts_of(word) & ALIKE]
    return [Finding("scripts", start, start + len(word)) for start, word in named]


def _mixes_digits(number: str) -> bool:
    return len({ord(digit) - unicodedata.decimal(digit) for digit in number}) > 1


def _stacked_marks(name: str) -> list[Finding]:
    found: list[Finding] = []
    place = 0
    while place < len(name):
        end = place
        while end < len(name) and unicodedata.category(name[end]) == "Mn" and not is_invisible(name[end]):
            end += 1
        marks = name[place:end]
        if len(marks) > _MOST_MARKS or any(first == second for first, second in pairwise(marks)):
            found.append(Finding("marks", place, end))
        place = max(end, place + 1)
    return found
