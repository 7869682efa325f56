"""A space just inside quotation marks or brackets: « نص », ( نص )."""

import re
from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import LINE_END, Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule
from khabar.text.house_style.rules.quotes import marks

_SPACES = re.compile("[ \t]+")
_OPENING, _CLOSING = frozenset("«‹“([{"), frozenset("»›”)]}")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark spaces after an opening mark and before a closing one, where there is text to stand at."""
    # Of a mark that must change first nobody knows on which side its quotation stands.
    changing = {mark.start for mark in marks(manuscript) if not mark.is_own}
    for match in _SPACES.finditer(manuscript.text):
        start, end = match.span()
        if (
            start - 1 in changing
            or end in changing
            or LINE_END in (manuscript.script_at(start - 1), manuscript.script_at(end))
        ):
            continue
        before, after = manuscript.text[start - 1], manuscript.text[end]
        # Between « and ( there is nothing to say; [ ] is a box to tick.
        if (before in _OPENING) != (after in _CLOSING):
            yield Hit(start, end, "", 0.9)


RULE = Rule(
    "space_inside_pair",
    Message(
        "مسافة داخل علامتي التنصيص أو القوسين، وحق النص أن يلتصق بهما.",
        "A space just inside quotation marks or brackets.",
    ),
    find,
    EVERY_LANGUAGE,
)
