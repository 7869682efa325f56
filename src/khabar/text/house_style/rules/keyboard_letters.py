"""Letters of another language's keyboard: Persian ک ی in Arabic words, Arabic ك ي in Persian, Urdu and Sorani words."""

from collections.abc import Iterator

from khabar.text.fold import fold
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import Hit, Rule
from khabar.text.lexicon import spellings

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
_ALI = frozenset({"علي"})  # the name, or «على»


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark words that hold such letters and are otherwise of the text's own language."""
    code = manuscript.language.code
    table, guests = _MENDED[code], _GUESTS[code]
    strangers = frozenset(map(chr, table))
    for word in manuscript.words:
        if strangers.isdisjoint(word.text) or not guests.isdisjoint(word.text):
            continue
        mended = word.text.translate(table)
        if code == "ar" and word.text.endswith("ی"):
            yield Hit(word.start, word.end, *_with_ending(mended))
        else:
            yield Hit(word.start, word.end, mended, 0.9)


def _with_ending(mended: str) -> tuple[str, float]:
    """Return the word with the ى or ي that it has in Arabic: the Persian letter stands for both."""
    if mended.removeprefix("و") in _ALI:
        return f"{mended[:-1]}ى", 0.7
    fitting = [known.written for known in spellings(fold(mended)) if known.written[:-1] == mended[:-1]]
    return next((written for written in fitting if written[-1] in "ىي"), mended), 0.85


RULE = Rule(
    "keyboard_letters",
    Message("حرف من لوحة مفاتيح لغة أخرى.", "A letter from another language's keyboard."),
    find,
)
