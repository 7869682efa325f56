"""From pasted text to paragraphs: line ends of every kind, limits, and wrapped lines made whole."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from khabar.wire.formats.pasted.refusals import TooLong
from khabar.wire.formats.pasted.tokens import ends_a_sentence

LONGEST_TEXT_IN_BYTES: Final = 1024 * 1024
MOST_LINES: Final = 5000
_LINE_END = re.compile("\r\n|[\r\n\v\f\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NARROWEST_WRAP: Final = 40
_WIDEST_WRAP: Final = 130


@dataclass(frozen=True)
class Paragraph:
    """One line of the page as it was on screen: usually one line of the text, several where the text was wrapped."""

    text: str
    line_indexes: tuple[int, ...]


def split_lines(text: str) -> list[str]:
    """Return the lines of *text* with their edges trimmed, blank ones too; raise TooLong beyond the limits."""
    size = len(text) if len(text) > LONGEST_TEXT_IN_BYTES else len(text.encode("utf-8", "surrogatepass"))
    if size > LONGEST_TEXT_IN_BYTES:
        raise TooLong(size, LONGEST_TEXT_IN_BYTES, "bytes")
    lines = [
        _CONTROL.sub("", line).strip() for line in _LINE_END.split(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    ]
    if len(lines) > MOST_LINES:
        raise TooLong(len(lines), MOST_LINES, "lines")
    return lines


def paragraphs_of(lines: list[str], stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    """Return the paragraphs in *lines*. A line that *stands_alone* is never joined to its neighbours."""
    width = _wrap_width(lines)
    paragraphs: list[Paragraph] = []
    for index, line in enumerate(lines):
        if not line:
            continue
        if paragraphs and width and paragraphs[-1].line_indexes[-1] == index - 1:
            previous = lines[index - 1]
            if _is_full(previous, line, width) and not stands_alone(previous) and not stands_alone(line):
                joined = paragraphs.pop()
                paragraphs.append(Paragraph(f"{joined.text} {line}", (*joined.line_indexes, index)))
                continue
        paragraphs.append(Paragraph(line, (index,)))
    return paragraphs


def _wrap_width(lines: list[str]) -> int:
    """Return the width at which *lines* were wrapped, or 0 when each line is a paragraph of its own."""
    width = max(map(len, lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    long_pairs = [(a, b) for a, b in pairwise(lines) if b and len(a) >= 0.6 * width]
    full = [a for a, b in long_pairs if _is_full(a, b, width)]
    unfinished = [a for a in full if not ends_a_sentence(a)]
    is_wrapped = len(full) >= 3 and len(full) >= 0.6 * len(long_pairs) and len(unfinished) >= 0.6 * len(full)
    return width if is_wrapped else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Say whether a wrapping program would have broken *line* where it ends: the next word did not fit."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
