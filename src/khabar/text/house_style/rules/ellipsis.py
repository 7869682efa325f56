"""Dots that trail off: three of them, in the one form of the house."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, DIGIT, LINE_END, OTHER_LETTER, SPACE, Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

_DOTS = re.compile("[.…]+")
_DOTTED_LINE = 12  # so many dots are a line to write on


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark runs of dots that are no full stop and not in the house's form."""
    form = manuscript.style.ellipsis
    accepted = (form,) if form else ("…", "...")
    for match in _DOTS.finditer(manuscript.text):
        start, end = match.span()
        dots = match.group()
        if dots == "." or dots in accepted or len(dots) >= _DOTTED_LINE:
            continue
        if manuscript.script_at(start - 1) in (ARABIC_LETTER, OTHER_LETTER, DIGIT, SPACE) and _may_follow(
            manuscript, end
        ):
            yield Hit(start, end, form or "…", 0.9)


def _may_follow(manuscript: Manuscript, place: int) -> bool:
    sign = manuscript.script_at(place)
    return sign in (ARABIC_LETTER, SPACE, LINE_END) or manuscript.text[place] in "»”)\"'"


RULE = Rule(
    "ellipsis",
    Message("علامة الحذف ثلاث نقاط على صورة واحدة.", "An ellipsis is three dots, in the one form of the house."),
    find,
    EVERY_LANGUAGE,
)
