"""Letters of another language's keyboard: Persian ک ی in Arabic words, Arabic ك ي in Persian, Urdu and Sorani words."""

from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import Hit, Rule

_PERSIAN_LETTERS = str.maketrans("كيى", "کیی")
_MENDED = {
    "ar": str.maketrans("کی", "كي"),
    "fa": _PERSIAN_LETTERS,
    "ur": str.maketrans("كيىه", "کییہ"),
    "ckb": _PERSIAN_LETTERS,
}
# A word with one of these is at home in the other language, and only a guest in the text.
_GUESTS = {
    "ar": frozenset("پچژگڤەێۆڕڵہھےٹڈڑںۀۇۈ"),
    "fa": frozenset("ةإأىٱ"),
    "ur": frozenset("ةإأٱ"),
    "ckb": frozenset("ةإأٱ"),
}
# Arabic words that end in ی as Persians type it, and in ى as Arabs do.
_WITH_ALEF_MAQSURA = frozenset(
    "علی إلی الی حتی لدی متی سوی مدی موسی عیسی مصطفی مستشفی المستشفی مبنی المبنی أخری الأخری".split()
)


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark words that hold such letters and are otherwise of the text's own language."""
    code = manuscript.language.code
    table, guests = _MENDED[code], _GUESTS[code]
    strangers = frozenset(map(chr, table))
    for word in manuscript.words:
        if strangers.isdisjoint(word.text) or not guests.isdisjoint(word.text):
            continue
        mended = word.text.translate(table)
        if word.text in _WITH_ALEF_MAQSURA:
            mended = f"{mended[:-1]}ى"
        yield Hit(word.start, word.end, mended, 0.9 if code == "ar" else 0.85)


RULE = Rule(
    "keyboard_letters",
    Message("حرف من لوحة مفاتيح لغة أخرى.", "A letter from another language's keyboard."),
    find,
)
