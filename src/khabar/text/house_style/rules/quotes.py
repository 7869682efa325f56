"""Quotation marks: which stand for which, pair by pair. Straight and borrowed ones become the house's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from khabar.text.characters import TATWEEL
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, DIGIT, LINE_END, OTHER_LETTER, SPACE, Manuscript
from khabar.text.house_style.rule import Hit, Rule
from khabar.text.languages.record import Quotes

_MARK = re.compile("\"\"?|[“”„‟«»‹›]|<<|>>|''|``")
_SINGLE = re.compile("['‘][^'‘’\n]{1,80}['’]")
_GUILLEMETS = Quotes("«", "»", "‹", "›")
_OPENS_AFTER = frozenset(f"([{{،؛:.!؟-–—/{TATWEEL}")
_PREFIXES = frozenset("وفبلك")
_WORD_SIGNS = frozenset({ARABIC_LETTER, OTHER_LETTER, DIGIT})
_SURE, _LIKELY = 0.95, 0.8


@dataclass(frozen=True)
class Mark:
    """A quotation mark of the text, and what its looks and its neighbours say that it does."""

    start: int
    end: int
    opens: bool | None  # None: its neighbours do not tell
    is_own: bool  # one of the house's


@dataclass(frozen=True)
class Pair:
    """Two marks around a quotation, and how many quotations there are around it."""

    opening: Mark
    closing: Mark
    depth: int


def house_quotes(manuscript: Manuscript) -> Quotes:
    """Return the marks of the house, or else those of the language."""
    return manuscript.style.quotes or manuscript.language.quotes


@lru_cache(maxsize=1)  # three rules ask about the same text, one after the other
def pair_up(manuscript: Manuscript) -> tuple[list[Pair], list[Mark]]:
    """Return the pairs of quotation marks, paragraph by paragraph, and the marks that are left alone."""
    pairs: list[Pair] = []
    alone: list[Mark] = []
    all_marks = marks(manuscript)
    place = 0
    for _, line_end in manuscript.lines():
        waiting: list[Mark] = []
        found: list[tuple[Mark, Mark]] = []
        while place < len(all_marks) and all_marks[place].start < line_end:
            mark = all_marks[place]
            place += 1
            if mark.opens or (mark.opens is None and not waiting):
                waiting.append(mark)
            elif waiting:
                found.append((waiting.pop(), mark))
            else:
                alone.append(mark)
        alone += waiting
        pairs += _with_depth(found)
    return pairs, alone


def _with_depth(found: list[tuple[Mark, Mark]]) -> Iterator[Pair]:
    ends: list[int] = []
    for opening, closing in sorted(found, key=lambda pair: pair[0].start):
        while ends and ends[-1] < opening.start:
            ends.pop()
        yield Pair(opening, closing, len(ends))
        ends.append(closing.start)


@lru_cache(maxsize=1)
def marks(manuscript: Manuscript) -> tuple[Mark, ...]:
    """Return the quotation marks of the text, in order. Single ones are another matter: they are apostrophes too."""
    return tuple(_marks(manuscript))


def _marks(manuscript: Manuscript) -> Iterator[Mark]:
    quotes = house_quotes(manuscript)
    own_openings, own_closings = [quotes.opening, quotes.inner_opening], [quotes.closing, quotes.inner_closing]
    if manuscript.style.quotes is None:
        own_openings += [_GUILLEMETS.opening, _GUILLEMETS.inner_opening]
        own_closings += [_GUILLEMETS.closing, _GUILLEMETS.inner_closing]
    straight, last_end = 0, 0
    for match in _MARK.finditer(manuscript.text):
        start, end = match.span()
        straight = 0 if "\n" in manuscript.text[last_end:start] else straight
        last_end = end
        if manuscript.shield[start]:
            continue
        if match.group() in own_openings and match.group() in own_closings:
            yield Mark(start, end, _stands_opening(manuscript, start, end), is_own=True)
        elif match.group() in own_openings or match.group() in own_closings:
            looks_opening, stands_opening = match.group() in own_openings, _stands_opening(manuscript, start, end)
            is_turned = stands_opening is not None and stands_opening != looks_opening  # «لـ»المدينة»»
            yield Mark(start, end, looks_opening != is_turned, is_own=not is_turned)
        elif match.group() != '"':
            yield Mark(start, end, _opens(manuscript, start, end), is_own=False)
        elif manuscript.script_at(start - 1) != DIGIT or straight % 2:  # after a number these are inches
            straight += 1
            yield Mark(start, end, _opens(manuscript, start, end), is_own=False)


def _opens(manuscript: Manuscript, start: int, end: int) -> bool | None:
    if manuscript.text[start:end] in ("<<", "«", "„"):
        return True
    if manuscript.text[start:end] in (">>", "»"):
        return False
    return _stands_opening(manuscript, start, end)


def _stands_opening(manuscript: Manuscript, start: int, end: int) -> bool | None:
    before, after = manuscript.script_at(start - 1), manuscript.script_at(end)
    starts = (
        before in (SPACE, LINE_END) or manuscript.text[start - 1] in _OPENS_AFTER or _is_prefixed(manuscript, start)
    )
    ends = after in (SPACE, LINE_END) or manuscript.character_at(end) in "،؛:.!؟,;?)]}»…"
    return None if starts == ends else starts


def _is_prefixed(manuscript: Manuscript, start: int) -> bool:
    stands_alone = manuscript.script_at(start - 2) in (SPACE, LINE_END)
    return stands_alone and manuscript.script_at(start - 1) == ARABIC_LETTER and manuscript.text[start - 1] in _PREFIXES


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark pairs that are not the house's, and a quotation inside a quotation that has the outer marks."""
    quotes = house_quotes(manuscript)
    levels = ((quotes.opening, quotes.closing), (quotes.inner_opening, quotes.inner_closing))
    for pair in pair_up(manuscript)[0]:
        opening, closing = pair.opening, pair.closing
        if (opening.is_own and closing.is_own) or not _in_arabic(manuscript, opening, closing):
            continue
        confidence = _LIKELY if None in (opening.opens, closing.opens) else _SURE
        for mark, own in zip((opening, closing), levels[min(pair.depth, 1)], strict=True):
            if manuscript.text[mark.start : mark.end] != own:
                yield Hit(mark.start, mark.end, own, confidence)


def _in_arabic(manuscript: Manuscript, opening: Mark, closing: Mark) -> bool:
    around = manuscript.is_among_arabic(opening.start, closing.end)
    within = ARABIC_LETTER in manuscript.scripts[opening.end : opening.end + 40]
    return around or within


def find_single(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark words between single marks, which the house writes as a quotation."""
    quotes = house_quotes(manuscript)
    if "‘" in (quotes.opening, quotes.inner_opening):
        return
    around = pair_up(manuscript)[0]
    covered = 0
    for match in _SINGLE.finditer(manuscript.text):
        start, end = match.span()
        before, after = manuscript.script_at(start - 1), manuscript.script_at(end)
        inside = match.group()[1:-1]
        outside_is_clear = (before not in _WORD_SIGNS or _is_prefixed(manuscript, start)) and after not in _WORD_SIGNS
        if not outside_is_clear or inside != inside.strip() or ARABIC_LETTER not in manuscript.scripts[start:end]:
            continue
        while covered < len(around) and around[covered].closing.start < start:
            covered += 1
        is_inner = covered < len(around) and around[covered].opening.start < start
        opening, closing = (
            (quotes.inner_opening, quotes.inner_closing) if is_inner else (quotes.opening, quotes.closing)
        )
        yield Hit(start, start + 1, opening, _LIKELY)
        yield Hit(end - 1, end, closing, _LIKELY)


def find_alone(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark a mark whose fellow is missing in its paragraph, and in the whole text as well."""
    balanced = manuscript.text.count("«") == manuscript.text.count("»")
    for mark in pair_up(manuscript)[1]:
        if not (mark.is_own and balanced) and manuscript.is_among_arabic(mark.start, mark.end):
            yield Hit(mark.start, mark.end, None, 0.6)


QUOTES = Rule(
    "quotes",
    Message("علامتا التنصيص ليستا علامتي الصحيفة.", "These are not the house's quotation marks."),
    find,
)
SINGLE_QUOTES = Rule(
    "single_quotes",
    Message("علامتا تنصيص مفردتان بدل علامتي الصحيفة.", "Single marks in place of the house's quotation marks."),
    find_single,
    frozenset({"ar", "fa"}),
)
UNPAIRED_QUOTE = Rule(
    "unpaired_quote",
    Message("علامة تنصيص بلا أختها.", "A quotation mark without its fellow."),
    find_alone,
)
