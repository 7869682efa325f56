"""Spelling that the list of slips knows: a dropped hamza, ه for ة, ى for ي, and the other way round."""

from collections.abc import Callable, Iterator
from functools import partial

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import ARABIC, Hit, Rule
from khabar.text.house_style.slips import Kind, slip


def find(manuscript: Manuscript, kind: Kind) -> Iterator[Hit]:
    """Mark words that are missed in the way of *kind*. Initials between dots are no words."""
    for word in manuscript.words:
        found = slip(word.text)
        if found and found.kind == kind and not _is_initial(manuscript, word.start, word.end):
            yield Hit(word.start, word.end, found.right, found.confidence)


def _is_initial(manuscript: Manuscript, start: int, end: int) -> bool:
    return end - start <= 2 and "." in (manuscript.character_at(start - 1), manuscript.character_at(end))


def _finder(kind: Kind) -> Callable[[Manuscript], Iterator[Hit]]:
    return partial(find, kind=kind)


FIRST_HAMZA = Rule(
    "first_hamza",
    Message("همزة القطع تُكتب.", "A hamza that is pronounced is written."),
    _finder("hamza"),
    ARABIC,
)
FINAL_TEH = Rule(
    "final_teh",
    Message(
        "التبس آخر الكلمة بين التاء المربوطة والهاء.", "At the end of this word ة and ه were mistaken for each other."
    ),
    _finder("teh"),
    ARABIC,
)
FINAL_YEH = Rule(
    "final_yeh",
    Message(
        "التبس آخر الكلمة بين الياء والألف المقصورة.", "At the end of this word ي and ى were mistaken for each other."
    ),
    _finder("yeh"),
    ARABIC,
)
