"""A bracket without its fellow in the paragraph. Where the other one belongs only a person can tell."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

_BRACKET = re.compile(r"[()\[\]]")
_FELLOW = {")": "(", "]": "["}
# «1)», «أ)» and the faces that people make of marks.
_LIST_LABEL = re.compile(r"(?:^|[\s(،])\w{1,3}$|[:;=8-]-?$")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark opening brackets that no bracket of the same kind closes on their line, and the other way round."""
    for line_start, line_end in manuscript.lines():
        waiting: list[tuple[str, int]] = []
        for match in _BRACKET.finditer(manuscript.text, line_start, line_end):
            bracket, place = match.group(), match.start()
            if bracket in "([":
                waiting.append((bracket, place))
            elif waiting and waiting[-1][0] == _FELLOW[bracket]:
                waiting.pop()
            elif not _LIST_LABEL.search(manuscript.text[max(line_start, place - 4) : place]):
                yield Hit(place, place + 1, None, 0.7)
        for _, place in waiting:
            if manuscript.text[place - 1 : place] not in (":", "-", ";"):
                yield Hit(place, place + 1, None, 0.7)


RULE = Rule(
    "unpaired_bracket",
    Message("قوس بلا أخيه.", "A bracket without its fellow."),
    find,
    EVERY_LANGUAGE,
)
