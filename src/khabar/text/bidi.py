"""Keeps direction inside the text it belongs to: in names, and in stored text that is shown among other text.

Two promises: a name carries no direction of its own; and no text lets its direction run out of itself.
"""

import re
import unicodedata

from khabar.text.characters import INKLESS, ZWJ, ZWNJ, is_invisible, ranges

LRI, PDI = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
PDF = "\N{POP DIRECTIONAL FORMATTING}"
_ISOLATES = {LRI, "\N{RIGHT-TO-LEFT ISOLATE}", "\N{FIRST STRONG ISOLATE}"}
# Embeddings and overrides, each with the isolate that does the honest part of its work.
_REPLACED = {
    "\N{LEFT-TO-RIGHT EMBEDDING}": LRI,
    "\N{LEFT-TO-RIGHT OVERRIDE}": LRI,
    "\N{RIGHT-TO-LEFT EMBEDDING}": "\N{RIGHT-TO-LEFT ISOLATE}",
    "\N{RIGHT-TO-LEFT OVERRIDE}": "\N{RIGHT-TO-LEFT ISOLATE}",
}
_DIRECTIONS = re.compile("[" + "".join([PDI, PDF, *_ISOLATES, *_REPLACED]) + "]")
# What ends a paragraph for the bidirectional algorithm, and with it all directions left open.
_PARAGRAPH_END = re.compile("(\r\n|[\n\r\x1c-\x1e\x85\N{PARAGRAPH SEPARATOR}])")
_JOINERS = re.compile(f"[{ZWNJ}{ZWJ}]+")
# As ranges: hundreds of single characters beyond the first plane are compared one by one, 300 times as slowly.
_PRINTABLE_YET_INVISIBLE = re.compile("[" + "".join(f"{first}-{last}" for first, last in ranges(INKLESS)) + "]")


def strip_controls(text: str) -> str:
    r"""Return *text* without direction marks and anything else invisible: for names, tags and search terms.

    A joiner stays where it spells something: inside a word of Persian or a composed emoji.

    >>> strip_controls("علی\N{ZERO WIDTH NON-JOINER}رضا\N{RIGHT-TO-LEFT OVERRIDE}") == "علی\N{ZERO WIDTH NON-JOINER}رضا"
    True
    >>> strip_controls("ad\N{ZERO WIDTH NON-JOINER}min\N{ZERO WIDTH SPACE}\0")
    'admin'
    """
    if text.isprintable() and not _PRINTABLE_YET_INVISIBLE.search(text):
        return text  # a look is a tenth of the work, and few texts have anything to strip
    return _JOINERS.sub(_joiner_that_spells, text.translate(_SHOWN))


def _shows(character: str) -> bool:
    if unicodedata.category(character) == "Cc":
        return character in "\t\n\r"
    return character in (ZWNJ, ZWJ) or not is_invisible(character)


class _Shown(dict[int, int | None]):
    """A translation table that learns each character when it first meets it: five times as fast as asking anew."""

    def __missing__(self, code_point: int) -> int | None:
        self[code_point] = code_point if _shows(chr(code_point)) else None
        return self[code_point]


_SHOWN = _Shown()


def _joiner_that_spells(match: re.Match[str]) -> str:
    before, after = match.start() - 1, match.end()
    if before < 0 or after == len(match.string):
        return ""
    return match[0][0] if match.string[before] > "\x7f" and match.string[after] > "\x7f" else ""


def balance(text: str) -> str:
    """Return *text* with embeddings and overrides turned into isolates, and every isolate closed in its paragraph.

    Nothing that is left can reverse letters or reach past the end of its line. The visible characters are untouched.

    >>> balance("\N{RIGHT-TO-LEFT OVERRIDE}abc") == "\N{RIGHT-TO-LEFT ISOLATE}abc\N{POP DIRECTIONAL ISOLATE}"
    True
    >>> balance("خبر\N{POP DIRECTIONAL ISOLATE}")
    'خبر'
    """
    if not _DIRECTIONS.search(text):
        return text
    return "".join(map(_balance_paragraph, _PARAGRAPH_END.split(text)))


def holds_its_direction(text: str) -> bool:
    """Say whether *text* is free of overrides, embeddings and isolates left open: whether balance() leaves it alone.

    >>> holds_its_direction("خبر\N{RIGHT-TO-LEFT MARK}!"), holds_its_direction("خبر\N{RIGHT-TO-LEFT OVERRIDE}")
    (True, False)
    """
    return balance(text) == text


def _balance_paragraph(paragraph: str) -> str:
    opened: list[str] = []  # for each open isolate, what opened it
    isolates = 0  # how many of these were isolates from the start

    def mend(match: re.Match[str]) -> str:
        nonlocal isolates
        control = match[0]
        if control in _REPLACED:
            opened.append(control)
            return _REPLACED[control]
        if control in _ISOLATES:
            opened.append(control)
            isolates += 1
            return control
        if control == PDF:
            if not opened or opened[-1] in _ISOLATES:
                return ""
            opened.pop()
            return PDI
        if not isolates:
            return ""
        isolates -= 1
        closed = 1  # the closing of an isolate closes what was embedded in it
        while opened.pop() not in _ISOLATES:
            closed += 1
        return PDI * closed

    return _DIRECTIONS.sub(mend, paragraph) + PDI * len(opened)
