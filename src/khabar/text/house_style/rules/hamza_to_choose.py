"""«ان» and its kin: the hamza is missing, and whether it stands above or below the alef the sentence must tell."""

from collections.abc import Iterator

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import ARABIC, Hit, Rule

# With these there is no such thing as an «ان» without hamza, but two words each.
_BARE = frozenset("ان وان انه انها انهم انهما اننا اني انني وانه وانها وانهم".split())
_SAID = frozenset("قال قالت قالوا يقول تقول وقال وقالت وتقول ويقول قائلا قائلة".split())
_BEFORE_CLAUSE = frozenset(
    "بعد قبل على من إلى منذ دون غير يجب ينبغي يمكن أكد وأكد أعلن وأعلن أضاف وأضاف ذكر وذكر أوضح وأوضح أفاد وأفاد أكدت"
    " وأكدت أعلنت وأعلنت أضافت وأضافت ذكرت وذكرت أوضحت وأوضحت أفادت وأفادت".split()
)


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark the bare word. After «قال» it is إن, after prepositions and verbs of telling أن; elsewhere who can say."""
    previous = None
    for word in manuscript.words:
        if word.text in _BARE and not _spells_letters(manuscript.text, word.start):
            stands_next = previous is not None and manuscript.text[previous.end : word.start] == " "
            hamza = _hamza(previous.text if previous and stands_next else "")
            suggestion = word.text.replace("ا", hamza, 1) if hamza and not word.text.startswith("و") else None
            yield Hit(word.start, word.end, suggestion, 0.85 if suggestion else 0.7)
        previous = word


def _spells_letters(text: str, place: int) -> bool:
    """CNN is «سي ان ان»."""
    return "سي " in text[max(0, place - 6) : place]


def _hamza(previous: str) -> str:
    if previous in _SAID:
        return "إ"
    return "أ" if previous in _BEFORE_CLAUSE else ""


RULE = Rule(
    "hamza_to_choose",
    Message("تنقص الهمزة، والسياق يقرر: أن أم إن.", "The hamza is missing; the sentence decides between أن and إن."),
    find,
    ARABIC,
)
