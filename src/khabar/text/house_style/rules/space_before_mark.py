"""A space before a mark that belongs to the word before it."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, DIGIT, OTHER_LETTER, Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

_MARKS = frozenset("،؛؟!,;?۔")
_DOTS = frozenset(".:")
_SPACES = re.compile("[ \t]+")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark spaces between a word and a mark. A no-break space is meant, and so is the dot of a name such as .NET."""
    for match in _SPACES.finditer(manuscript.text):
        start, end = match.span()
        if not start or not _ends_a_word(manuscript, start - 1):
            continue
        mark, after = manuscript.character_at(end), manuscript.character_at(end + 1)
        if mark in _MARKS or (mark in _DOTS and (not after or after.isspace() or after in "»”\"'")):
            yield Hit(start, end, "", 0.9)


def _ends_a_word(manuscript: Manuscript, place: int) -> bool:
    sign = manuscript.script_at(place)
    return sign in (ARABIC_LETTER, OTHER_LETTER, DIGIT) or manuscript.text[place] in "»”)]%"


RULE = Rule(
    "space_before_mark",
    Message(
        "مسافة قبل علامة الترقيم، وحق العلامة أن تلتصق بما قبلها.",
        "A space before a mark: it belongs to the word before it.",
    ),
    find,
    EVERY_LANGUAGE,
)
