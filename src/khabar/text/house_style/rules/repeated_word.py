"""The same word twice: «في في». Languages that double words on purpose are asked about small words only."""

from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import Hit, Rule
from khabar.text.words import Word

_SMALL_WORDS = {
    "ar": frozenset(
        "في من إلى على عن أن إن هذا هذه ذلك تلك التي الذي الذين كان كانت قد لم لن مع بعد قبل بين ثم أو كما حتى عند حول"
        " خلال منذ قال قالت إنه إنها أنه أنها وفي وعلى ومن لكن غير".split()
    ),
    "fa": frozenset("در از که را با برای این است بود شد تا هم یا اما نیز".split()),
    "ur": frozenset("میں کی کا کو سے نے پر اور ہے ہیں کہ یہ وہ تھا تھے تھی گیا".split()),
    "ckb": frozenset("لە بۆ کە بە و ئەم ئەو لەگەڵ".split()),
}
# «الجيش الجيش» is a slip; «رويدا رويدا» and «صفا صفا» are adverbs, «جدا جدا» is stress.
_ADVERB_ENDINGS = ("ا", "ًا", "اً", "ى")
_LETTERS_OF_A_NOUN = 5
_SPELT_OUT = ("سي ", "بي ")  # CNN is «سي إن إن»


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark the second of two equal words with one space between them, together with that space."""
    text = manuscript.text
    previous = None
    for word in manuscript.words:
        if previous and word.text == previous.text and text[previous.end : word.start] == " ":
            if text[max(0, previous.start - 3) : previous.start] in _SPELT_OUT:
                continue
            confidence = _confidence(manuscript, word)
            if confidence:
                yield Hit(previous.end, word.end, "", confidence)
                previous = None
                continue
        previous = word


def _confidence(manuscript: Manuscript, word: Word) -> float:
    code = manuscript.language.code
    if word.text in _SMALL_WORDS.get(code, frozenset()):
        return 0.9
    is_noun = word.text.startswith("ال") and len(word.text) >= _LETTERS_OF_A_NOUN
    return 0.7 if code == "ar" and is_noun and not word.text.endswith(_ADVERB_ENDINGS) else 0.0


RULE = Rule(
    "repeated_word",
    Message("كلمة تكررت مرتين متتاليتين.", "The same word twice."),
    find,
)
