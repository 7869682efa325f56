"""The Sorani vowel ە typed on an Arabic keyboard, as ه with a zero-width non-joiner after it."""

import re
from collections.abc import Iterator

from khabar.text.characters import ZWNJ
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import Hit, Rule

_TYPED = re.compile(f"[هة]{ZWNJ}+")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark both characters together; the one letter is suggested."""
    for match in _TYPED.finditer(manuscript.text):
        yield Hit(*match.span(), "ە", 0.9)


RULE = Rule(
    "sorani_e",
    Message("حرف «ە» كُتب هاءً بعدها فاصل لا يُرى.", "The letter ە typed as ه with an invisible character."),
    find,
    frozenset({"ckb"}),
)
