"""A mark that two words hang on without a space: «قال:نحن»."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, Manuscript
from khabar.text.house_style.rule import Hit, Rule

_MARK = re.compile("[،؛؟!:.۔]")
_OPENING = frozenset("«“(")
# Initials such as «أ.ف.ب» and titles such as «د.أحمد» carry their dots without spaces.
_LETTERS_OF_A_WORD = 3


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark a mark between two Arabic words of some length; between digits and Latin letters it may be anything."""
    for match in _MARK.finditer(manuscript.text):
        place = match.start()
        mark, after = match.group(), manuscript.character_at(place + 1)
        if not _ends_a_word(manuscript, place, _LETTERS_OF_A_WORD if mark == "." else 2):
            continue
        if manuscript.script_at(place + 1) == ARABIC_LETTER:
            if mark not in ".۔" or _begins_a_word(manuscript, place + 1):
                yield Hit(place, place + 1, f"{mark} ", 0.9)
        elif after in _OPENING and after:
            yield Hit(place, place + 1, f"{mark} ", 0.9)


def _ends_a_word(manuscript: Manuscript, place: int, letters: int) -> bool:
    if place and manuscript.text[place - 1] in "»)”" and manuscript.script_at(place - 2) == ARABIC_LETTER:
        return True
    return place >= letters and set(manuscript.scripts[place - letters : place]) == {ARABIC_LETTER}


def _begins_a_word(manuscript: Manuscript, place: int) -> bool:
    return set(manuscript.scripts[place : place + 2]) == {ARABIC_LETTER} and manuscript.character_at(place + 2) != "."


RULE = Rule(
    "missing_space_after_mark",
    Message("لا مسافة بعد علامة الترقيم.", "No space after the mark."),
    find,
)
