"""Several words of a manuscript as one: words that follow each other, and a word behind the prefixes of Arabic."""

from collections.abc import Iterator
from itertools import pairwise

from khabar.text.house_style.manuscript import Manuscript
from khabar.text.words import Word

_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_GAP = " \N{NO-BREAK SPACE}"


def beginnings(word: Word, code: str) -> Iterator[tuple[int, str]]:
    """Yield where a listed word may begin in *word*, and what stands from there: at its start, and behind prefixes."""
    yield 0, word.text
    if code == "ar":
        for prefix in _PREFIXES:
            if word.text.startswith(prefix):
                yield len(prefix), word.text[len(prefix) :]


def words_in_a_row(manuscript: Manuscript, number: int, count: int) -> list[Word] | None:
    """Return *count* words from the one of *number* on, if nothing but spaces stands between them."""
    found = manuscript.words[number : number + count]
    if len(found) < count:
        return None
    for before, after in pairwise(found):
        if manuscript.text[before.end : after.start].strip(_GAP):
            return None
    return found
