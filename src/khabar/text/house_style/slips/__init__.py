"""What careless hands make of Arabic words, and the words that were meant. Reads the list beside it once."""

import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Kind = Literal["hamza", "teh", "yeh"]

_KINDS: tuple[Kind, ...] = ("hamza", "teh", "yeh")
_CONFIDENCE = {"sure": 0.95, "known": 0.85, "likely": 0.7}
_PREFIXED = 0.9
_LETTERS_OF_PREFIXED = 5
_HAMZA_DROPPED = str.maketrans("أإآ", "ااا")
# Too short for the list to be sure of, too frequent to leave out.
_BY_HAND: tuple[tuple[str, str, Kind], ...] = (
    ("الي", "إلى", "hamza"),
    ("اذا", "إذا", "hamza"),
    ("واذا", "وإذا", "hamza"),
    ("امس", "أمس", "hamza"),
    ("انا", "أنا", "hamza"),
    ("وانا", "وأنا", "hamza"),
)
# A name, a word or a verb as often as it is a slip: «بان», «فان دايك», «كاس», «علي», «والى».
_LEFT_ALONE = frozenset(
    "ان وان بان فان لان كان كاس باني فانا اعتقد واعتقد وبان وكاس انه انها انهم اني الا علي وعلي والى والي متي".split()
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What was meant by a word, and by which kind of slip it was missed."""

    right: str
    kind: Kind
    confidence: float


def slip(word: str) -> Slip | None:
    """Return what was meant by *word*, or None where it may be right as it stands.

    >>> slip("الاسلاميه").right, slip("فى").right, slip("وامريكا").right, slip("كامل"), slip("وارد")
    ('الإسلامية', 'في', 'وأمريكا', None, None)
    """
    known, whole = _listed()
    found = known.get(word)
    # The other prefixes begin too many names: «باسلمة», «فافرو».
    if found or word in whole or not word.startswith("و") or len(word) < _LETTERS_OF_PREFIXED:
        return found
    rest = known.get(word[1:])
    if rest is None or rest.confidence < _CONFIDENCE["sure"]:
        return None
    return Slip(word[0] + rest.right, rest.kind, _PREFIXED)


@cache
def _listed() -> tuple[dict[str, Slip], frozenset[str]]:
    """Return slips by the word as it is missed, and the words that only look like a prefix before one."""
    packed = Path(__file__).with_name("arabic_slips.txt.gz").read_bytes()
    known: dict[str, Slip] = {}
    whole: frozenset[str] = frozenset()
    sure: dict[Kind, frozenset[str]] = {}
    for line in zlib.decompress(packed, wbits=31).decode("utf-8").splitlines():
        first, certainty, *words = line.split(" ")
        if first == "whole":
            whole = frozenset(words)
            continue
        kind = next(kind for kind in _KINDS if kind == first)
        if certainty == "sure":
            sure[kind] = frozenset(words)
        for word in words:
            known.setdefault(missed(word, kind), Slip(word, kind, _CONFIDENCE[certainty]))
    for ending in ("teh", "yeh"):
        for word in sure["hamza"] & sure[ending]:
            known.setdefault(missed(missed(word, ending), "hamza"), Slip(word, "hamza", _CONFIDENCE["sure"]))
    for word in _LEFT_ALONE & known.keys():
        del known[word]
    known.update({word: Slip(right, kind, _CONFIDENCE["sure"]) for word, right, kind in _BY_HAND})
    return known, whole


def missed(word: str, kind: Kind) -> str:
    """Return *word* as it is written by those who miss that *kind*.

    >>> missed("الأسبوع", "hamza"), missed("مدرسة", "teh"), missed("مستشفى", "yeh")
    ('الاسبوع', 'مدرسه', 'مستشفي')
    """
    if kind == "teh":
        return word[:-1] + ("ه" if word.endswith("ة") else "ة")
    if kind == "yeh":
        return word[:-1] + ("ى" if word.endswith("ي") else "ي")
    place = min(word.find(hamza) for hamza in "أإآ" if hamza in word)
    return word[:place] + word[place].translate(_HAMZA_DROPPED) + word[place + 1 :]
