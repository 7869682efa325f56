"""The per cent sign: of the same kind as its digits, after them, and without a space."""

import re
from collections.abc import Iterator

from khabar.text.digits import DIGITS
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import Hit, Rule

_SIGN = re.compile("[%٪]")
_EASTERN = frozenset(DIGITS["arab"] + DIGITS["arabext"])
_LEADING = re.compile(r"(?<![\w%٪])[%٪](\d{1,3}(?:[.,٫]\d{1,2})?)(?![\w.,٫%٪])")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark a sign that is not that of its digits, stands apart from them, or before them."""
    text = manuscript.text
    for match in _SIGN.finditer(text):
        place = match.start()
        number_end = place - 1 if text[max(0, place - 1) : place] in (" ", "\N{NO-BREAK SPACE}") else place
        last_digit = manuscript.character_at(number_end - 1)
        if last_digit.isdecimal():
            sign = _sign_for(last_digit)
            if number_end < place or match.group() != sign:
                yield Hit(number_end, place + 1, sign, 0.9)
    for match in _LEADING.finditer(text):
        number = match.group(1)
        if not manuscript.character_at(match.start() - 2).isdecimal():
            yield Hit(*match.span(), number + _sign_for(number[-1]), 0.85)


def _sign_for(digit: str) -> str:
    return "٪" if digit in _EASTERN else "%"


RULE = Rule(
    "percent_sign",
    Message(
        "علامة النسبة تلي الرقم بلا مسافة وتكون من نوع أرقامه.",
        "The per cent sign follows its number, unspaced and of its kind.",
    ),
    find,
)
