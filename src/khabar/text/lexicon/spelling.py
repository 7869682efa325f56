"""How frequent Arabic words are really written, by what careful and careless writers share: the folded word."""

from dataclasses import dataclass
from functools import cache

from khabar.text.fold import fold
from khabar.text.lexicon.files import lines


@dataclass(frozen=True, slots=True)
class Spelling:
    """A correct way to write a word, and its share among the correct ways that fold to the same."""

    written: str
    share: float


def spellings(folded: str) -> tuple[Spelling, ...]:
    """Return the correct spellings of a *folded* Arabic word, the most frequent first; none for an unknown word.

    Several spellings mean several words or several schools: only the sentence can tell which one is meant.

    >>> [spelling.written for spelling in spellings(fold("مدرسه"))], spellings("كخمتث")
    (['مدرسة'], ())
    >>> [spelling.written for spelling in spellings("ان")][:2]
    ['أن', 'إن']
    """
    return tuple(_by_fold().get(folded, ()))


@cache
def _by_fold() -> dict[str, list[Spelling]]:
    """Return all spellings by folded word. A line holds those of one word, each with its share in thousandths."""
    found: dict[str, list[Spelling]] = {}
    for line in lines("arabic_spellings"):
        fields = line.split(" ")
        spelt = [
            Spelling(written, int(thousandths) / 1000)
            for written, thousandths in zip(fields[::2], fields[1::2], strict=True)
        ]
        # مسؤول and مسئول are one word, and do not fold to the same.
        for spelling in spelt:
            found.setdefault(fold(spelling.written), spelt)
    return found
