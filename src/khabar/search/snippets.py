"""Finds the passage of a text that answers a question best, and where the matched words stand in it, as written.

Gives plain text and places; how a match is shown is for whoever prints it. Knows no engine: what matches is told by the
same analyser that filled the index.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from khabar.text.analysis import analyse, query_words
from khabar.text.bidi import strip_controls

LENGTH: Final = 190
LONGEST_LOOK: Final = 20_000
"""Characters of a text that are looked through for a passage: about 3,300 words."""

_REMEMBERED_CHUNKS: Final = 65_536
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What counts as a match: stems and folded forms, as the question's words and their replacements have them."""

    language: str
    stems: frozenset[str]
    forms: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str], language: str) -> "Wanted":
        """Return what *texts*, words and phrases of a question, are found by."""
        words = [word for text in texts for word in query_words(text, language)]
        telling = [word for word in words if not word.is_stop_word and len(word.exact[0]) > 1] or words
        return cls(
            language,
            frozenset(word.stem[0] for word in telling),
            frozenset(word.exact[0] for word in telling),
        )


def marked(text: str, wanted: Wanted) -> Passage:
    """Return the whole of *text*, such as a headline, with what matches marked."""
    if not text.isprintable():
        text = strip_controls(text)
    return Passage(text, tuple((start, end) for start, end, _key in _matches(text, wanted)))


def best_passage(texts: Iterable[str], wanted: Wanted, length: int = LENGTH) -> Passage:
    """Return the passage with most of what is wanted, the earliest among equals; the beginning where nothing matches.

    *texts* are joined as lines. About *length* characters, cut between words, at the start of a sentence where one is
    near.
    """
    text = "\n".join(filter(None, texts))[:LONGEST_LOOK].strip()
    found = list(_first_telling(text, wanted, length))
    if not found:
        return _clean(_cut(text, _after_dateline(text, len(text)), length, ()), wanted)
    best: tuple[int, int] = (0, 0)
    chosen = 0
    for place, (start, _end, _key) in enumerate(found):
        near = [match for match in found[place : place + 12] if match[1] <= start + length - _LEAD]
        score = (len({key for _start, _end, key in near}), len(near))
        if score > best:
            best, chosen = score, place
    start = _start_before(text, found[chosen][0]) or _after_dateline(text, found[chosen][0])
    return _clean(_cut(text, start, length, [(begin, end) for begin, end, _key in found]), wanted)


def _clean(passage: Passage, wanted: Wanted) -> Passage:
    """Take direction marks and the like out of *passage*; only the little that is shown is looked at for them."""
    if passage.text.isprintable():
        return passage
    return replace(marked(passage.text, wanted), has_before=passage.has_before, has_after=passage.has_after)


def _first_telling(text: str, wanted: Wanted, length: int) -> Iterator[tuple[int, int, str]]:
    """Yield matches until one passage has had everything that is wanted: the rest need not be looked through."""
    recent: list[tuple[int, str]] = []
    everything = len(wanted.stems)
    stop_at: int | None = None
    for start, end, key in _matches(text, wanted):
        if stop_at is not None and start > stop_at:
            return
        yield start, end, key
        recent = [one for one in recent if one[0] > start - length + _LEAD]
        recent.append((start, key))
        if stop_at is None and len({one[1] for one in recent}) >= everything:
            stop_at = start + length


def _matches(text: str, wanted: Wanted) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and stem of each word that matches, in order. About 0.05 µs a word that does not match."""
    chunks = text.split()
    entries = _chunks(wanted.language)
    entries.learn(chunks)
    holding = entries.holding(wanted.stems | wanted.forms)
    after = 0
    for chunk in [chunk for chunk in chunks if chunk in holding]:
        place = _place_of(chunk, text, after)
        after = place + len(chunk)
        for start, end, exact, stem in entries[chunk]:
            key = next((one for one in stem if one in wanted.stems), None)
            if key is None and not wanted.forms.isdisjoint(exact):
                key = stem[0]
            if key is not None:
                yield place + start, place + end, key


def _place_of(chunk: str, text: str, after: int) -> int:
    """Return where *chunk* stands by itself, between spaces or ends, at *after* or later; it is known to be there."""
    while True:
        place = text.index(chunk, after)
        after = place + 1
        end = place + len(chunk)
        if (place == 0 or text[place - 1].isspace()) and (end == len(text) or text[end].isspace()):
            return place


_Words = tuple[tuple[int, int, tuple[str, ...], tuple[str, ...]], ...]
"""The words of a chunk: start and end in it, folded forms, stems."""


class _Chunks(dict[str, _Words]):
    """The chunks of a language met lately, and which of them hold a stem or a form. Safe from many threads."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._by_key: dict[str, set[str]] = {}

    def learn(self, chunks: list[str]) -> None:
        """Work out those of *chunks* that were not met before; when there are too many, begin anew with these."""
        if len(self) > _REMEMBERED_CHUNKS:
            self._by_key = {}
            self.clear()
        for chunk in [chunk for chunk in chunks if chunk not in self]:
            self[chunk]

    def holding(self, keys: frozenset[str]) -> set[str]:
        """Return the chunks that hold one of *keys*."""
        by_key = self._by_key
        return set().union(*(by_key.get(key, ()) for key in keys))

    def __missing__(self, chunk: str) -> _Words:
        tokens = analyse(chunk, self._language)
        for token in tokens:
            for key in (*token.exact, *token.stem):
                # A new set, not a changed one: another thread may be reading the old.
                self._by_key[key] = self._by_key.get(key, set()) | {chunk}
        words = self[chunk] = tuple((token.start, token.end, token.exact, token.stem) for token in tokens)
        return words


@cache
def _chunks(language: str) -> _Chunks:
    return _Chunks(language)


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
