"""What changed between two texts, word by word, as a reader of Arabic would tell it. Pure; knows no article.

Words are those of `tokens`: a word with its harakat is one, a date is one. White space belongs to the word before
it, so that a new line break is no change. Time is bounded: texts that have too little in common are shown as replaced.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

from khabar.text.characters import is_invisible
from khabar.text.fold import fold
from khabar.text.tokens import pieces

MOST_EDITS: Final = 400
"""Words that may have gone or come in one paragraph; with more, the paragraph counts as rewritten."""
ALIKE: Final = 0.4
"""The part of their words that two paragraphs share if one is the other, edited."""
MOST_PAIRS: Final = 2500
"""Pairs of paragraphs that are looked at for likeness where many stand in each other's place."""
SHORT_WORD: Final = 3

T = TypeVar("T")


class Kind(Enum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"
    RESPELT = "respelt"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words: as it was before, as it is after. One of them is empty for what has gone or is new."""

    kind: Kind
    before: str
    after: str


Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    text: str
    """The key with the white space after it."""


@dataclass(slots=True)
class _Hunk:
    """Words of both texts that stand in each other's place."""

    olds: list[_Word]
    news: list[_Word]
    is_same: bool

    @property
    def is_slight(self) -> bool:
        """Whether it is a lone sign or short word, which reads better as a part of the change around it."""
        return len(self.news) == 1 and len(self.news[0].key) <= SHORT_WORD

    def extend(self, other: "_Hunk") -> None:
        self.olds += other.olds
        self.news += other.news


def word_difference(before: str, after: str) -> Paragraph:
    """Return the runs that lead from *before* to *after*; joined, they give either text exactly.

    >>> [(run.kind.value, run.before, run.after) for run in word_difference("دخل الجيش مدينة", "دخل الجيش بلدة")]
    [('same', 'دخل الجيش ', 'دخل الجيش '), ('gone', 'مدينة', ''), ('new', '', 'بلدة')]
    """
    olds, news = list(_words(before)), list(_words(after))
    pairs = _common([word.key for word in olds], [word.key for word in news])
    return tuple(_runs(_merged(_hunks(olds, news, pairs))))


def paragraph_difference(before: Sequence[str], after: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of both texts in order: what stayed, went or came, and what was edited word by word."""
    found: list[Paragraph] = []
    for olds, news in _hunks(before, after, _common(before, after)):
        if olds[:1] == news[:1]:
            found.append(_whole(Kind.SAME, olds[0]))
        else:
            found += _paired(olds, news)
    return tuple(found)


def is_changed(paragraph: Paragraph) -> bool:
    return any(run.kind is not Kind.SAME for run in paragraph)


def is_spelling_only(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether something changed and all of it is how words are spelt: الى is now إلى."""
    kinds = {run.kind for paragraph in paragraphs for run in paragraph} - {Kind.SAME}
    return kinds == {Kind.RESPELT}


def _words(text: str) -> Iterator[_Word]:
    """Yield words and signs; what cannot be seen belongs to the one before it."""
    spans: list[tuple[int, int]] = []
    done = 0
    for piece in pieces(text):
        spans += _signs(text, done, piece.start)
        spans.append((piece.start, piece.end))
        done = piece.end
    spans += _signs(text, done, len(text))
    if spans and spans[0][0] > 0:
        yield _Word("", text[: spans[0][0]])
    elif not spans and text:
        yield _Word("", text)
    ends = [start for start, _end in spans[1:]] + [len(text)]
    for (start, end), until in zip(spans, ends, strict=False):
        yield _Word(text[start:end], text[start:until])


def _signs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [
        (start + place, start + place + 1)
        for place, letter in enumerate(text[start:end])
        if not letter.isspace() and not is_invisible(letter)
    ]


def _common(olds: Sequence[Hashable], news: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places of what both have, in order: as much as there is, or only both ends if that takes too long."""
    head = 0
    while head < min(len(olds), len(news)) and olds[head] == news[head]:
        head += 1
    tail = 0
    while tail < min(len(olds), len(news)) - head and olds[-1 - tail] == news[-1 - tail]:
        tail += 1
    middle = _myers(olds[head : len(olds) - tail], news[head : len(news) - tail])
    return [
        *((place, place) for place in range(head)),
        *((head + old, head + new) for old, new in middle),
        *((len(olds) - place, len(news) - place) for place in range(tail, 0, -1)),
    ]


def _myers(olds: Sequence[Hashable], news: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return a longest common subsequence by Myers' greedy algorithm; nothing if it takes more than MOST_EDITS."""
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(len(olds) + len(news), MOST_EDITS) + 1):
        trace.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            old = _step(furthest, diagonal, edits)
            new = old - diagonal
            while old < len(olds) and new < len(news) and olds[old] == news[new]:
                old, new = old + 1, new + 1
            furthest[diagonal] = old
            if old >= len(olds) and new >= len(news):
                return _traced(trace, len(olds), len(news))
    return []


def _step(furthest: dict[int, int], diagonal: int, edits: int) -> int:
    """Return how far the first text is read when *diagonal* is reached by one more edit."""
    came_from = _before(furthest, diagonal, edits)
    return furthest[came_from] + (came_from < diagonal)


def _before(furthest: dict[int, int], diagonal: int, edits: int) -> int:
    """Return the neighbour from which *diagonal* is reached: by a new word from above, by one that went from below."""
    is_new = diagonal == -edits or (diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1])
    return diagonal + 1 if is_new else diagonal - 1


def _traced(trace: list[dict[int, int]], old: int, new: int) -> list[tuple[int, int]]:
    """Walk back along what each edit had reached, and return the places that both texts share."""
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trace) - 1, -1, -1):
        came_from = _before(trace[edits], old - new, edits)
        start = trace[edits][came_from]
        while old > start and new > start - came_from:
            old, new = old - 1, new - 1
            pairs.append((old, new))
        old, new = start, start - came_from
    return pairs[::-1]


def _hunks(
    olds: Sequence[T], news: Sequence[T], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[Sequence[T], Sequence[T]]]:
    """Yield what both have, one by one, and between these what stands in each other's place."""
    old = new = 0
    for next_old, next_new in [*pairs, (len(olds), len(news))]:
        if old < next_old or new < next_new:
            yield olds[old:next_old], news[new:next_new]
        if next_old < len(olds) and next_new < len(news):
            yield olds[next_old : next_old + 1], news[next_new : next_new + 1]
        old, new = next_old + 1, next_new + 1


def _merged(hunks: Iterator[tuple[Sequence[_Word], Sequence[_Word]]]) -> list[_Hunk]:
    """Return *hunks*, with what stayed in one piece, and what changed not cut by a lone «في» or comma that stayed."""
    found: list[_Hunk] = []
    for olds, news in hunks:
        one = _Hunk([*olds], [*news], [word.key for word in olds] == [word.key for word in news])
        if found and found[-1].is_same == one.is_same:
            found[-1].extend(one)
            continue
        found.append(one)
        if len(found) >= 3 and not one.is_same and found[-2].is_slight:
            last, slight = found.pop(), found.pop()
            found[-1].extend(slight)
            found[-1].extend(last)
    return found


def _runs(hunks: Sequence[_Hunk]) -> Iterator[Run]:
    for hunk in hunks:
        before, after = _text(hunk.olds), _text(hunk.news)
        if hunk.is_same:
            yield Run(Kind.SAME, before, after)
        elif before and after and _spelling(before) == _spelling(after):
            yield Run(Kind.RESPELT, before, after)
        else:
            if before:
                yield Run(Kind.GONE, before, "")
            if after:
                yield Run(Kind.NEW, "", after)


def _text(words: Sequence[_Word]) -> str:
    return "".join(word.text for word in words)


def _spelling(text: str) -> list[str]:
    return fold(text).split()


def _paired(olds: Sequence[str], news: Sequence[str]) -> Iterator[Paragraph]:
    """Yield paragraphs that stand in each other's place: an old one beside the new one that it became."""
    bags = [Counter(word.key for word in _words(old)) for old in olds]
    is_bounded = len(olds) * len(news) <= MOST_PAIRS
    next_old = 0
    come: list[Paragraph] = []
    for new in news:
        bag = Counter(word.key for word in _words(new))
        places = range(next_old, len(olds)) if is_bounded else range(0)
        twin = next((place for place in places if _likeness(bags[place], bag) >= ALIKE), None)
        if twin is None:
            come.append(_whole(Kind.NEW, new))
            continue
        yield from (_whole(Kind.GONE, old) for old in olds[next_old:twin])
        yield from come
        come = []
        yield word_difference(olds[twin], new)
        next_old = twin + 1
    yield from (_whole(Kind.GONE, old) for old in olds[next_old:])
    yield from come


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 0.0


def _whole(kind: Kind, text: str) -> Paragraph:
    return (Run(kind, "" if kind is Kind.NEW else text, "" if kind is Kind.GONE else text),)
