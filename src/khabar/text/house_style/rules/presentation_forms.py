"""Letters stored by their shape, as old programs for print wrote them: ﻻﺟﺊ. No search finds them."""

import re
import unicodedata
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

# Honorifics such as ﷺ and the ornate brackets stand in the same blocks and are no shapes of letters.
_SHAPES = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]+")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark runs of such shapes; the letters that they stand for are suggested."""
    for match in _SHAPES.finditer(manuscript.text):
        letters = "".join(unicodedata.normalize("NFKC", shape).strip() for shape in match.group())
        yield Hit(*match.span(), letters, 0.95)


RULE = Rule(
    "presentation_forms",
    Message("حروف خُزّنت بأشكالها لا بذاتها، فلا يجدها البحث.", "Letters stored by their shape; no search finds them."),
    find,
    EVERY_LANGUAGE,
)
