"""The tatweel, which stretches a word for looks, in running text, where it only hides the word from searching."""

import re
from collections.abc import Iterator

from khabar.text.characters import TATWEEL
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, LINE_END, SPACE, TRANSPARENT, Manuscript
from khabar.text.house_style.rule import Hit, Rule

_RUN = re.compile(f"{TATWEEL}+")
# «لـ«النص»», «بـ42», «الـ18», «وبالـ», «1439هـ»: a letter that must not stand alone leans on one tatweel.
_LEANING = re.compile("[وف]?(?:[بلكسه]|ال|بال|كال|لل)")
_LETTERS = re.compile("[ء-ي]+$")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark tatweel between letters, and at the end of a word that needs none to lean on."""
    for match in _RUN.finditer(manuscript.text):
        start, end = match.span()
        before, after = manuscript.script_at(start - 1), manuscript.script_at(end)
        if before in (SPACE, LINE_END):
            if after == SPACE and before == SPACE and manuscript.is_among_arabic(start, end):
                yield Hit(start, end, manuscript.style.dash, 0.8)  # drawn as a dash
            continue  # «ـة»: an ending that is spoken of
        if before not in (ARABIC_LETTER, TRANSPARENT):
            continue
        if after != ARABIC_LETTER and after != TRANSPARENT and _leans(manuscript.text, start):
            if end - start > 1:
                yield Hit(start, end, TATWEEL, 0.85)
            continue
        yield Hit(start, end, "", 0.9)


def _leans(text: str, place: int) -> bool:
    letters = _LETTERS.search(text[max(0, place - 6) : place])
    if letters is None:
        return False
    # One letter alone is a label: «النموذج جـ».
    return len(letters.group()) == 1 or _LEANING.fullmatch(letters.group()) is not None


RULE = Rule(
    "tatweel",
    Message(
        "تطويل لا حاجة إليه في المتن، ويخفي الكلمة عن البحث.",
        "A stretched word: it looks no better and hides from searching.",
    ),
    find,
)
