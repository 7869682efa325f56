"""Finds the sentences of a text and where they stand, in Arabic script and Latin. It knows no grammar, only marks.

Arabic has no capitals that would show where a sentence begins, so the marks and what stands right around them decide.
A semicolon joins sentences and ends none; a new line ends one always.
"""

import re
from dataclasses import dataclass
from typing import Final

# A full stop after one of these belongs to the word. Single letters (د. أ. U.) need no line here.
_ABBREVIATIONS: Final = frozenset(
    """
    mr mrs ms dr prof st gen col lt maj sgt capt sen rep gov rev hon no nos vs etc al inc ltd co corp jr sr dept est
    fig vol pp ed approx jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)

_END = re.compile(
    r"""
      (?<![.!?؟۔…]) (?P<marks> [.!?؟۔…]++ )        # one mark, or several: ؟! ...
      (?P<closing> [»”"'’)\]}﴾]* )                 # what closes with the sentence belongs to it
      (?: (?= \s | \Z )                            # then it is over
        | (?<=[؟۔]) (?! [.!?؟۔…»”"'’)\]}﴾] ) )      # even without a space, after a mark that has no other use
    | (?P<line> \n )
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\W\d_ـ]+ـ?\Z")
_LETTERS_WITH_STOPS = re.compile(r"(?<!\w)(?:\w\.)+\w\Z")
_BEGINS_SMALL = re.compile(r"\s*[a-zà-ÿ]")
_CONTINUES = re.compile(r"[^\S\n]*\w")
_ONLY_A_NUMBER = re.compile(r"\s*\d+\Z")
_NUMBER_BEFORE = re.compile(r"\d\s*\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was written, text[start:end] of the whole, without the spaces around it."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of *text* in order. Together they hold all that is not space.

    >>> [sentence.text for sentence in sentences("قال د. أحمد إن 12.5% عادوا. متى؟ «لا نعلم.» وأضاف…")]
    ['قال د. أحمد إن 12.5% عادوا.', 'متى؟', '«لا نعلم.»', 'وأضاف…']
    """
    found = []
    start = 0
    for match in _END.finditer(text):
        if match["line"] is None and not _ends(text, start, match):
            continue
        found += _stripped(text, start, match.end())
        start = match.end()
    return found + _stripped(text, start, len(text))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    marks, after = match["marks"], match.end()
    if _BEGINS_SMALL.match(text, after):
        return False
    if match["closing"] and set(marks) <= set("?؟!…"):
        # «متى تعود؟» سألته: the question ends, the sentence goes on.
        return not _CONTINUES.match(text, after)
    return marks != "." or bool(match["closing"]) or not _is_abbreviated(text[start : match.start()])


def _is_abbreviated(before: str) -> bool:
    """Say whether a full stop after *before*, the sentence so far, shortens a word or numbers a list."""
    if _ONLY_A_NUMBER.match(before) or _LETTERS_WITH_STOPS.search(before[-20:]):
        return True
    word = _LAST_WORD.search(before[-20:])
    if word is None:
        return False
    # After a year a letter names its era, and the stop is a stop: سنة 656 هـ.
    if len(word[0].rstrip("ـ").removeprefix("و")) <= 1:
        return not _NUMBER_BEFORE.search(before[: len(before) - len(word[0])][-20:])
    return word[0].lower() in _ABBREVIATIONS


def _stripped(text: str, start: int, end: int) -> list[Sentence]:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return []
    begin = start + len(piece) - len(piece.lstrip())
    return [Sentence(bare, begin, begin + len(bare))]
