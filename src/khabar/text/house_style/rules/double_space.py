"""Two spaces where one will do. A no-break space among them is kept: somebody put it there."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import LINE_END, Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

NO_BREAK = "\N{NO-BREAK SPACE}"
_SPACES = re.compile(f"[ \t{NO_BREAK}]+")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark runs of spaces inside a line; an indent and what trails a line are layout."""
    for match in _SPACES.finditer(manuscript.text):
        start, end = match.span()
        if end - start == 1 or LINE_END in (manuscript.script_at(start - 1), manuscript.script_at(end)):
            continue
        yield Hit(start, end, NO_BREAK if NO_BREAK in match.group() else " ", 0.95)


RULE = Rule(
    "double_space",
    Message("مسافتان حيث تكفي واحدة.", "Two spaces where one will do."),
    find,
    EVERY_LANGUAGE,
)
