"""The same mark twice: «،،», «؟؟», «!!»."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import Hit, Rule

_MARKS = re.compile(r"([،؛؟!۔])\1+")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark a mark that follows itself."""
    for match in _MARKS.finditer(manuscript.text):
        yield Hit(*match.span(), match.group(1), 0.9)


RULE = Rule(
    "repeated_mark",
    Message("علامة الترقيم مكررة، وواحدة تكفي.", "The mark is there more than once; one will do."),
    find,
)
