"""Two kinds of digits in one text: 2017 here and ٢٠١٧ there."""

import re
from collections import Counter
from collections.abc import Iterator

from khabar.text.digits import DIGITS, DigitSystem, in_digits
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import OTHER_LETTER, Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

_NUMBER = re.compile(f"[{''.join(DIGITS.values())}]+")
_SYSTEM_OF = {digit: system for system, digits in DIGITS.items() for digit in digits}


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark numbers that are not in the house's digits; without a choice of the house, those that are fewer."""
    numbers = [
        match for match in _NUMBER.finditer(manuscript.text) if not _belongs_to_latin_word(manuscript, *match.span())
    ]
    system = manuscript.style.digits or _prevailing(manuscript, numbers)
    for match in numbers:
        if any(_SYSTEM_OF[digit] != system for digit in match.group()):
            yield Hit(*match.span(), in_digits(match.group(), system), 0.85)


def _prevailing(manuscript: Manuscript, numbers: list[re.Match[str]]) -> DigitSystem:
    counted = Counter(_SYSTEM_OF[match.group()[0]] for match in numbers)
    own = manuscript.language.digits
    return max(counted, key=lambda system: (counted[system], system == own, system), default=own)


def _belongs_to_latin_word(manuscript: Manuscript, start: int, end: int) -> bool:
    """F16, COVID-19, G20."""
    before = manuscript.script_at(start - (2 if manuscript.character_at(start - 1) == "-" else 1))
    return OTHER_LETTER in (before, manuscript.script_at(end))


RULE = Rule(
    "mixed_digits",
    Message("نوعان من الأرقام في نص واحد.", "Two kinds of digits in one text."),
    find,
    EVERY_LANGUAGE,
)
