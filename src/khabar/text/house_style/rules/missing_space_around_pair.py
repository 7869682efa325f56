"""A quotation mark or bracket that a neighbouring word sticks to from outside: «قال«نص»ثم»."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, Manuscript
from khabar.text.house_style.rule import Hit, Rule

_PAIR = re.compile("[«»()]")
# «بـ«النص»» is right: up to so many letters may be prefixes. «طالب(ة)» and «(الـ)كتاب» are right too.
_LETTERS_OF_PREFIXES = 4
_LETTERS_OF_AN_ENDING = 4


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark an opening mark after a whole word, and a closing mark before one."""
    inside_since = 0
    for match in _PAIR.finditer(manuscript.text):
        mark, place = match.group(), match.start()
        if mark in "«(":
            inside_since = place
            if _whole_word_ends_at(manuscript, place) and not _closes_soon(manuscript, place):
                yield Hit(place, place + 1, f" {mark}", 0.85)
        elif place - inside_since > _LETTERS_OF_AN_ENDING and _word_begins_at(manuscript, place + 1):
            yield Hit(place, place + 1, f"{mark} ", 0.85)


def _whole_word_ends_at(manuscript: Manuscript, place: int) -> bool:
    start = place - _LETTERS_OF_PREFIXES - 1
    return start >= 0 and set(manuscript.scripts[start:place]) == {ARABIC_LETTER}


def _closes_soon(manuscript: Manuscript, place: int) -> bool:
    return any(closing in manuscript.text[place : place + _LETTERS_OF_AN_ENDING + 2] for closing in "»)")


def _word_begins_at(manuscript: Manuscript, place: int) -> bool:
    return manuscript.scripts[place : place + 2] == ARABIC_LETTER * 2


RULE = Rule(
    "missing_space_around_pair",
    Message(
        "لا مسافة بين الكلمة وعلامة التنصيص أو القوس من خارجهما.",
        "No space between the word and the quotation mark or bracket outside it.",
    ),
    find,
    frozenset({"ar", "fa"}),
)
