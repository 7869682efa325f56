"""The house's own spellings, such as «أميركا» for «أمريكا»: whatever the edition's list says."""

from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule
from khabar.text.words import Word

_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark words of the list, also behind the one-letter prefixes of Arabic."""
    if not manuscript.style.spellings:
        return
    chosen = frozenset(manuscript.style.spellings.values())
    for word in manuscript.words:
        place = _place_of_listed(manuscript, word)
        if place is not None and word.text[place:] not in chosen:
            yield Hit(word.start + place, word.end, manuscript.style.spellings[word.text[place:]], 0.95)


def _place_of_listed(manuscript: Manuscript, word: Word) -> int | None:
    prefixes = ("", *_PREFIXES) if manuscript.language.code == "ar" else ("",)
    for prefix in prefixes:
        if word.text.startswith(prefix) and word.text[len(prefix) :] in manuscript.style.spellings:
            return len(prefix)
    return None


RULE = Rule(
    "preferred_spelling",
    Message("للصحيفة رسم آخر لهذه الكلمة.", "The house spells this word another way."),
    find,
    EVERY_LANGUAGE,
)
