"""Spelling that the list of slips knows: a dropped hamza, ه for ة, ى for ي, and the other way round."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import ARABIC, Hit, Rule
from khabar.text.house_style.slips import Kind, slip

_MARKS = re.compile("[\u064b-\u0652\u0670]")
_SURE = 0.95
_ALI = frozenset(("علي", "وعلي"))
_AFTER_ALA = frozenset(
    "الرغم سبيل أساس هامش غرار صعيد إثر متن رأس مدى مستوى الأقل الأكثر الفور التوالي الإطلاق العكس الصعيد المستوى"
    " حد وشك خلفية ضوء حدود أيدي".split()
)


def find(manuscript: Manuscript, kind: Kind) -> Iterator[Hit]:
    """Mark words that are missed in the way of *kind*. Initials between dots are no words."""
    for word in manuscript.words:
        letters = _MARKS.sub("", word.text)
        found = slip(letters)
        if found is None or found.kind != kind or _is_initial(manuscript, word.start, word.end):
            continue
        # Who sets harakat may mean the rarer word, and knows its end.
        if letters == word.text or (kind != "yeh" and found.confidence >= _SURE):
            yield Hit(word.start, word.end, _with_marks(word.text, found.right), found.confidence)


def find_final_yeh(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark what the list knows, and a «علي» that what follows shows to be «على»: otherwise it is a name."""
    yield from find(manuscript, "yeh")
    for word, following in pairwise(manuscript.words):
        is_next = manuscript.text[word.end : following.start] == " "
        if is_next and word.text in _ALI and following.text in _AFTER_ALA:
            yield Hit(word.start, word.end, f"{word.text[:-1]}ى", 0.85)


def _with_marks(written: str, right: str) -> str:
    """Return *right*, which has the same number of letters, with the harakat of *written*."""
    letters = iter(right)
    return "".join(character if _MARKS.match(character) else next(letters, "") for character in written)


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
    find_final_yeh,
    ARABIC,
)
