"""Where the tanwin of «شكرًا» stands: on the letter before the alef or on the alef. A house's choice."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import ARABIC, Hit, Rule

_EITHER = re.compile("\N{ARABIC FATHATAN}\N{ARABIC LETTER ALEF}|\N{ARABIC LETTER ALEF}\N{ARABIC FATHATAN}")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark the order that the house did not choose; nothing where it chose none."""
    chosen = manuscript.style.tanwin
    if chosen is None:
        return
    for match in _EITHER.finditer(manuscript.text):
        if match.group() != chosen:
            yield Hit(*match.span(), chosen, 0.9)


RULE = Rule(
    "tanwin_place",
    Message(
        "موضع التنوين مع الألف على غير ما اختارته الصحيفة.", "Tanwin and alef in the other order than the house's."
    ),
    find,
    ARABIC,
)
