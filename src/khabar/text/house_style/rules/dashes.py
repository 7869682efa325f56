"""Hyphens that stand for a dash: doubled, between spaces, between numbers. The last two are a house's choice."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, DIGIT, OTHER_LETTER, Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

_HYPHENS = re.compile("-+")
_RANGE = re.compile(r"(?<![\w./:-])\d{1,4}-\d{1,4}(?![\w/:-]|\.\d)")


def find_double(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark two hyphens among words; three or more are a line, and before a Latin letter they are an option."""
    for match in _HYPHENS.finditer(manuscript.text):
        start, end = match.span()
        if end - start == 2 and manuscript.script_at(end) != OTHER_LETTER and manuscript.is_among_arabic(start, end):
            yield Hit(start, end, manuscript.style.dash, 0.9)


def find_spaced(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark a single hyphen with a space on each side, between words."""
    for match in _HYPHENS.finditer(manuscript.text):
        start, end = match.span()
        if end - start > 1 or manuscript.text[max(0, start - 1) : end + 1] != " - ":
            continue
        if manuscript.script_at(start - 2) in (ARABIC_LETTER, OTHER_LETTER) and manuscript.is_among_arabic(start, end):
            yield Hit(start, end, manuscript.style.dash, 0.85)


def find_range(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark the hyphen of a range such as 2014-2017 whose second number is the larger."""
    for match in _RANGE.finditer(manuscript.text):
        first, second = match.group().split("-")
        hyphen = match.start() + len(first)
        if int(first) < int(second) and manuscript.script_at(hyphen + 1) == DIGIT:
            yield Hit(hyphen, hyphen + 1, "–", 0.85)


DOUBLE_HYPHEN = Rule(
    "double_hyphen",
    Message("شرطتان قصيرتان بدل شرطة واحدة.", "Two hyphens in place of a dash."),
    find_double,
)
SPACED_HYPHEN = Rule(
    "spaced_hyphen",
    Message("شرطة قصيرة مكان الشرطة الاعتراضية.", "A hyphen in place of a dash."),
    find_spaced,
    on=False,
)
NUMBER_RANGE = Rule(
    "number_range",
    Message("بين رقمين يحدّان مدى توضع شرطة المدى.", "A range of numbers takes an en dash."),
    find_range,
    EVERY_LANGUAGE,
    on=False,
)
