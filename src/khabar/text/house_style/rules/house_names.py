"""Names as the house writes them: «احمدى نجاد» where its list has «أحمدي نجاد».

The list holds names as they should stand. A name of several words is known however its hamzas, final letters and marks
were typed. One of a single word only by its hamzas, or «على» would be taken for «علي» on every line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from khabar.text.characters import INVISIBLE, MARK, kind
from khabar.text.fold import fold
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.phrases import beginnings, words_in_a_row
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

_HAMZAS = str.maketrans("أإآٱ", "اااا")
_LETTERS_OF_SINGLE = 4


@dataclass(frozen=True)
class _Name:
    written: str
    folded: tuple[str, ...]
    bare: tuple[str, ...]


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark names of the list that are written otherwise. Marks of vowels, or none, are the writer's choice."""
    names = _by_first_word(tuple(manuscript.style.names))
    if not names:
        return
    folded: dict[str, str] = {}
    until = 0
    for number, word in enumerate(manuscript.words):
        if word.start < until:
            continue
        for place, rest in beginnings(word, manuscript.language.code):
            first = folded[rest] = folded.get(rest) or fold(rest)
            name = next((one for one in names.get(first, ()) if _is_there(manuscript, number, place, one)), None)
            if name is None:
                continue
            until = manuscript.words[number + len(name.folded) - 1].end
            if _bare_at(manuscript, number, place, name) != name.bare:
                yield Hit(word.start + place, until, name.written, 0.9)
            break


def _is_there(manuscript: Manuscript, number: int, place: int, name: _Name) -> bool:
    found = words_in_a_row(manuscript, number, len(name.folded))
    if found is None:
        return False
    if len(found) == 1:
        return _bare(found[0].text[place:]).translate(_HAMZAS) == name.bare[0].translate(_HAMZAS)
    return all(fold(word.text) == folded for word, folded in zip(found[1:], name.folded[1:], strict=True))


def _bare_at(manuscript: Manuscript, number: int, place: int, name: _Name) -> tuple[str, ...]:
    found = manuscript.words[number : number + len(name.folded)]
    return (_bare(found[0].text[place:]), *(_bare(word.text) for word in found[1:]))


def _bare(word: str) -> str:
    return "".join(sign for sign in word if kind(sign) not in (MARK, INVISIBLE))


@lru_cache(maxsize=64)
def _by_first_word(listed: tuple[str, ...]) -> dict[str, list[_Name]]:
    """Return the names by their first word, folded; those of more words first."""
    names: dict[str, list[_Name]] = {}
    for written in listed:
        parts = written.split()
        if not parts or (len(parts) == 1 and len(parts[0]) < _LETTERS_OF_SINGLE):
            continue
        name = _Name(written, tuple(fold(part) for part in parts), tuple(_bare(part) for part in parts))
        names.setdefault(name.folded[0], []).append(name)
    for of_one in names.values():
        of_one.sort(key=lambda name: len(name.folded), reverse=True)
    return names


RULE = Rule(
    "house_names",
    Message("تكتب الصحيفة هذا الاسم بصورة أخرى.", "The house writes this name another way."),
    find,
    EVERY_LANGUAGE,
)
