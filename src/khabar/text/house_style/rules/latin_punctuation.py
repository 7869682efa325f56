"""Latin commas, semicolons and question marks in Arabic script, which has its own."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, OTHER_LETTER, Manuscript
from khabar.text.house_style.rule import Hit, Rule

_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_MARK = re.compile(r"[,;?]")
_NUMBER = re.compile(r"\d[\d.,]*\d")  # 1,250 keeps its comma
_CHARACTER_REFERENCE = re.compile(r"&#?\w{2,8}$")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark them after a word in Arabic script, or between one and a Latin run; inside a Latin run they are right."""
    in_numbers = _commas_of_numbers(manuscript.text)
    for match in _MARK.finditer(manuscript.text):
        place, mark = match.start(), match.group()
        if place in in_numbers or _CHARACTER_REFERENCE.search(manuscript.text[max(0, place - 10) : place]):
            continue
        before = manuscript.letters_before[place - 1] if place else ""
        after = manuscript.letters_after[place]
        if before == ARABIC_LETTER or (before == OTHER_LETTER and after == ARABIC_LETTER and mark == ","):
            sticks = manuscript.script_at(place + 1) in (ARABIC_LETTER, OTHER_LETTER)
            confidence = 0.95 if before == ARABIC_LETTER and after != OTHER_LETTER else 0.85
            yield Hit(place, place + 1, _ARABIC[mark] + " " * sticks, confidence)


def _commas_of_numbers(text: str) -> set[int]:
    return {
        match.start() + offset
        for match in _NUMBER.finditer(text)
        for offset, character in enumerate(match.group())
        if character == ","
    }


RULE = Rule(
    "latin_punctuation",
    Message("علامة ترقيم لاتينية في نص عربي الحرف.", "A Latin mark in Arabic script, which has its own."),
    find,
)
