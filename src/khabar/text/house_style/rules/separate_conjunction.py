"""«و الجيش»: the conjunction belongs to the word after it."""

from collections.abc import Iterator
from itertools import pairwise

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, Manuscript
from khabar.text.house_style.rule import ARABIC, Hit, Rule

_LETTERS_OF_A_WORD = 3  # «م و ت», «أ و ب» are letters


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark a و that stands alone before an Arabic word."""
    text, words = manuscript.text, manuscript.words
    for place, (word, following) in enumerate(pairwise(words)):
        if word.text != "و" or text[word.end : following.start] != " " or len(following.text) < _LETTERS_OF_A_WORD:
            continue
        before = words[place - 1] if place else None
        stands_among_letters = before is not None and len(before.text) == 1 and text[before.end : word.start] == " "
        if manuscript.scripts[following.start] == ARABIC_LETTER and not stands_among_letters:
            yield Hit(word.start, word.end + 1, "و", 0.9)


RULE = Rule(
    "separate_conjunction",
    Message("واو العطف تلتصق بما بعدها.", "The conjunction و belongs to the word after it."),
    find,
    ARABIC,
)
