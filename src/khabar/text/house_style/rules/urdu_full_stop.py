"""The full stop of Urdu, ۔, where a Latin one was typed."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, LINE_END, SPACE, Manuscript
from khabar.text.house_style.rule import Hit, Rule

_STOP = re.compile(r"(?<![.\s])\.(?!\.)")
_LETTERS_OF_A_WORD = 2


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark a Latin full stop after an Urdu word at the end of a sentence."""
    for match in _STOP.finditer(manuscript.text):
        place = match.start()
        word = manuscript.scripts[max(0, place - _LETTERS_OF_A_WORD) : place]
        ends = manuscript.script_at(place + 1) in (SPACE, LINE_END) or manuscript.text[place + 1] in "”’»"
        if word == ARABIC_LETTER * _LETTERS_OF_A_WORD and ends:
            yield Hit(place, place + 1, "۔", 0.85)


RULE = Rule(
    "urdu_full_stop",
    Message("نقطة الأردية هي «۔».", "Urdu has a full stop of its own: ۔"),
    find,
    frozenset({"ur"}),
)
