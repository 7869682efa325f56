"""Finds the passage of a text that answers a question best, and where the matched words stand in it, as written.

Gives plain text and places; how a match is shown is for whoever prints it. Knows no engine: what matches is told by the
same analyser that filled the index.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from khabar.search.matching import LONGEST_LOOK, ReadText, Wanted, read
from khabar.text.bidi import strip_controls

LENGTH: Final = 190
_LEAD: Final = 45
_SENTENCE_END: Final = re.compile(r"[.!?؟…۔]+[»”\")\]]*\s+|\n+\s*")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text. *marks* are the spans of the matched words; the rest says whether text stands around it."""

    text: str
    marks: tuple[Span, ...] = ()
    has_before: bool = False
    has_after: bool = False


def marked(text: str, wanted: Wanted) -> Passage:
    """Return the whole of *text*, such as a headline, with what matches marked."""
    return whole(read_headline(text, wanted))


def best_passage(texts: Iterable[str], wanted: Wanted, length: int = LENGTH) -> Passage:
    """Return the passage with most of what is wanted, the earliest among equals; the beginning where nothing matches.

    *texts* are joined as lines. About *length* characters, cut between words, at the start of a sentence where one is
    near.
    """
    return passage(read_texts(texts, wanted, length), wanted, length)


def read_headline(text: str, wanted: Wanted) -> ReadText:
    """Read *text*, such as a headline, as it is to be shown: without direction marks and the like."""
    return read(text if text.isprintable() else strip_controls(text), wanted)


def read_texts(texts: Iterable[str], wanted: Wanted, length: int = LENGTH) -> ReadText:
    """Read *texts*, joined as lines, as far as it needs for the best passage of *length* characters."""
    return read("\n".join(filter(None, texts))[:LONGEST_LOOK].strip(), wanted, within=length - _LEAD)


def whole(headline: ReadText) -> Passage:
    return Passage(headline.text, tuple((match.start, match.end) for match in headline.matches))


def passage(body: ReadText, wanted: Wanted, length: int = LENGTH) -> Passage:
    """Return the best passage of *body*; see `best_passage`."""
    text, found = body.text, body.matches
    if not found:
        return _clean(_cut(text, _after_dateline(text, len(text)), length, ()), wanted)
    best: tuple[int, int] = (0, 0)
    chosen = 0
    for place, first in enumerate(found):
        near = [match for match in found[place : place + 12] if match.end <= first.start + length - _LEAD]
        score = (len({match.key for match in near}), len(near))
        if score > best:
            best, chosen = score, place
    start = _start_before(text, found[chosen].start) or _after_dateline(text, found[chosen].start)
    return _clean(_cut(text, start, length, [(match.start, match.end) for match in found]), wanted)


def _clean(passage: Passage, wanted: Wanted) -> Passage:
    """Take direction marks and the like out of *passage*; only the little that is shown is looked at for them."""
    if passage.text.isprintable():
        return passage
    return replace(marked(passage.text, wanted), has_before=passage.has_before, has_after=passage.has_after)


def _start_before(text: str, match: int) -> int:
    """Return where to begin so that *match* is inside: at its sentence if that is near, else a few words before."""
    if match <= _LEAD * 2:
        return 0
    sentences = [end.end() for end in _SENTENCE_END.finditer(text, max(0, match - 2 * _LEAD), match)]
    if sentences:
        return sentences[0]
    space = text.find(" ", match - _LEAD, match)
    return space + 1 if space >= 0 else match


def _after_dateline(text: str, match: int) -> int:
    """Return where the text itself begins, if a place stands on a line of its own before it and does not match."""
    line = text.find("\n", 0, _LEAD)
    return line + 1 if 0 < line < match and text[line - 1].isalpha() else 0


def _cut(text: str, start: int, length: int, marks: Iterable[Span]) -> Passage:
    end = min(start + length, len(text))
    if end < len(text):
        space = max(text.rfind(" ", start + length // 2, end), text.rfind("\n", start + length // 2, end))
        end = space if space > 0 else end
    piece = text[start:end].rstrip(" \n،,;؛:-–—(«“")
    inside = tuple(
        (begin - start, stop - start) for begin, stop in marks if begin >= start and stop <= start + len(piece)
    )
    return Passage(
        # Lines run on: a line break of the article is no break of the passage.
        piece.replace("\n", " "),
        inside,
        has_before=start > _LEAD,
        has_after=start + len(piece) < len(text.rstrip()),
    )
