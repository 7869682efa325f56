"""Reads a text for the words of a question: where they stand in it, as written, and what it has of those it lacks.

What matches is told by the same analyser that filled the index. Made for speed: a run of characters between two spaces
is worked out once and remembered. Knows no engine and no score.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from khabar.text.analysis import analyse, grams, query_words

LONGEST_LOOK: Final = 20_000
"""Characters of a text that are looked through: about 3,300 words."""

_REMEMBERED_CHUNKS: Final = 65_536
_REMEMBERED_TEXTS: Final = 65_536


class Match(NamedTuple):
    """One word of a text that is wanted, text[start:end], and the stem of what it matches."""

    start: int
    end: int
    key: str


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


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text, and what matches in it, in order."""

    text: str
    matches: tuple[Match, ...]


def read(text: str, wanted: Wanted, within: int | None = None) -> ReadText:
    """Return *text* with its matches; with *within*, only as far as one stretch of so many characters has everything
    that is wanted: the rest need not be looked through."""
    found = matches(text, wanted)
    return ReadText(text, tuple(found if within is None else _first_telling(found, len(wanted.stems), within)))


def matches(text: str, wanted: Wanted) -> Iterator[Match]:
    """Yield each word of *text* that matches, in order. About 0.05 µs a word that does not match."""
    chunks = text.split()
    entries = _chunks(wanted.language)
    entries.learn(text, chunks)
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
                yield Match(place + start, place + end, key)


def grams_in(text: str, language: str) -> set[str]:
    """Return the grams of all words of *text*. About 0.1 µs a word."""
    return _chunks(language).grams(text.split())


def _first_telling(found: Iterable[Match], everything: int, within: int) -> Iterator[Match]:
    recent: list[Match] = []
    stop_at: int | None = None
    for match in found:
        if stop_at is not None and match.start > stop_at:
            return
        yield match
        recent = [one for one in recent if one.start > match.start - within]
        recent.append(match)
        if stop_at is None and len({one.key for one in recent}) >= everything:
            stop_at = match.start + 2 * within


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
        self._grams: dict[str, tuple[str, ...]] = {}
        self._learnt: set[int] = set()

    def learn(self, text: str, chunks: list[str]) -> None:
        """Work out those of *chunks*, all of *text*, that were not met before; when there are too many, begin anew.

        What is found is often found again: a text whose chunks are known is known by its hash.
        """
        if len(self) > _REMEMBERED_CHUNKS:
            self._by_key = {}
            self._grams = {}
            self.clear()
            self._learnt = set()
        elif len(self._learnt) > _REMEMBERED_TEXTS:
            self._learnt = set()
        learnt = self._learnt
        if hash(text) in learnt:
            return
        for chunk in [chunk for chunk in chunks if chunk not in self]:
            self[chunk]
        learnt.add(hash(text))

    def holding(self, keys: frozenset[str]) -> set[str]:
        """Return the chunks that hold one of *keys*."""
        by_key = self._by_key
        return set().union(*(by_key.get(key, ()) for key in keys))

    def grams(self, chunks: list[str]) -> set[str]:
        """Return what finds the words of *chunks* in other forms; learn them first."""
        known = self._grams
        distinct = set(chunks)
        for chunk in [chunk for chunk in distinct if chunk not in known]:
            known[chunk] = tuple(grams(chunk, self._language))
        return set().union(*map(known.__getitem__, distinct))

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
