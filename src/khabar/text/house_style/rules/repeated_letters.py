"""Letters written more often than any word has them: «الجييييش», «مدرسةة»."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, Manuscript
from khabar.text.house_style.rule import ARABIC, Hit, Rule

# A prefix may meet a doubled letter at the start of a word, «تتتبع», and an ending one at its end, «تشتتت». «هههه» is
# laughter.
_THRICE = re.compile(r"([ء-غف-ي])\1{2,}")
_NEVER_TWICE = re.compile(r"([اةىءؤ])\1+")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark three of a letter inside a word, and two of a letter that never meets itself."""
    for match in _THRICE.finditer(manuscript.text):
        start, end = match.span()
        is_at_start = manuscript.script_at(start - 1) != ARABIC_LETTER
        is_at_end = manuscript.script_at(end) != ARABIC_LETTER
        may_be_meant = end - start == 3 and (is_at_start or (is_at_end and match.group(1) == "ت"))
        if not may_be_meant and not (is_at_start and is_at_end):
            yield Hit(start, end, match.group(1), 0.8)
    for match in _NEVER_TWICE.finditer(manuscript.text):
        if manuscript.script_at(match.start() - 1) == ARABIC_LETTER:
            yield Hit(*match.span(), match.group(1), 0.8)


RULE = Rule(
    "repeated_letters",
    Message("حرف مكرر لا كلمة تكرره هكذا.", "A letter repeated as in no word."),
    find,
    ARABIC,
)
