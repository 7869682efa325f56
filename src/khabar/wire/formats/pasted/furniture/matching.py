"""Whether a whole line is furniture: it must be filled, from its first word to its last, by phrases of the tables."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from khabar.wire.formats.pasted.furniture.arabic import ARABIC
from khabar.wire.formats.pasted.furniture.english import ENGLISH
from khabar.wire.formats.pasted.furniture.french import FRENCH
from khabar.wire.formats.pasted.furniture.persian import PERSIAN
from khabar.wire.formats.pasted.furniture.phrases import Kind
from khabar.wire.formats.pasted.furniture.shapes import shape_kind
from khabar.wire.formats.pasted.tokens import folded_words

LONGEST_LINE_IN_WORDS: Final = 40
_REST_IN_WORDS: Final = 30
_ANY_IN_WORDS: Final = 4
_NUMBER: Final = re.compile(r"\d+[km]?\Z")
_FIGURE: Final = re.compile(r"(?<=\d)[.,٫٬](?=\d)")


@dataclass(frozen=True)
class _Pattern:
    kind: Kind
    words: tuple[str, ...]
    takes_the_rest: bool
    needs_a_colon: bool
    heads_a_list: bool


def furniture_kind(text: str) -> Kind | None:
    """Return what kind of furniture the line *text* is, or None when it may belong to the story."""
    by_shape = shape_kind(text)
    if by_shape is not None:
        return by_shape
    found = _cover(text)
    return found[0].kind if found else None


def heads_a_list(text: str) -> bool:
    """Say whether *text* is the heading of a list of other stories."""
    found = _cover(text)
    return bool(found) and found[0].heads_a_list


def _cover(text: str) -> list[_Pattern]:
    """Return phrases that fill *text* together, or nothing. Linear in the words: each place is reached once."""
    words = folded_words(_FIGURE.sub("", text))
    if not words or len(words) > LONGEST_LINE_IN_WORDS:
        return []
    first, colon, _rest = text.partition(":")
    before_colon = len(folded_words(first)) if colon else -1
    reached: dict[int, list[_Pattern]] = {0: []}
    for place in range(len(words)):
        if place not in reached:
            continue
        for pattern in (*_PATTERNS[words[place]], *_PATTERNS[""]):
            if pattern.needs_a_colon and (place or before_colon != len(pattern.words)):
                continue
            for end in _ends(pattern, words, place):
                reached.setdefault(end, [*reached[place], pattern])
    return reached.get(len(words), [])


def _ends(pattern: _Pattern, words: tuple[str, ...], place: int) -> Iterator[int]:
    """Yield each place where *pattern* may end when it begins at *place*."""
    places = {place}
    for wanted in pattern.words:
        places = {after for start in places for after in _step(wanted, words, start)}
    for end in sorted(places):
        if not pattern.takes_the_rest:
            yield end
        elif 0 < len(words) - end <= _REST_IN_WORDS:
            yield len(words)


def _step(wanted: str, words: tuple[str, ...], start: int) -> Iterator[int]:
    if start >= len(words):
        return
    if wanted == "*":
        yield from range(start + 1, min(start + _ANY_IN_WORDS, len(words)) + 1)
    elif wanted == "#":
        if _NUMBER.match(words[start]):
            yield start + 1
    elif words[start] == wanted:
        yield start + 1


def _patterns() -> dict[str, list[_Pattern]]:
    """Return the tables' phrases by their first word; under the empty word those that begin with anything."""
    by_first_word: dict[str, list[_Pattern]] = defaultdict(list)
    for furniture in (*ARABIC, *ENGLISH, *PERSIAN, *FRENCH):
        for phrase in furniture.phrases:
            takes_the_rest = phrase.endswith("…")
            words = tuple(
                word
                for part in phrase.removesuffix("…").split()
                for word in ((part,) if part in {"*", "#"} else folded_words(part))
            )
            pattern = _Pattern(furniture.kind, words, takes_the_rest, ": …" in phrase, furniture.heads_a_list)
            by_first_word["" if words[0] in {"*", "#"} else words[0]].append(pattern)
    return by_first_word


_PATTERNS: Final = _patterns()
