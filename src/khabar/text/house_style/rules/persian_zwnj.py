"""The verb's می and the plural's ها that a space cut off in Persian, where a zero-width non-joiner belongs."""

from collections.abc import Iterator
from itertools import pairwise

from khabar.text.characters import ZWNJ
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import Hit, Rule

_BEFORE_VERBS = frozenset(("می", "نمی"))
_ENDINGS = frozenset("ها های هایی هایش هایشان".split())
_VERB_ENDINGS = ("د", "م", "ی", "یم", "ید", "ند", "ست", "شت", "فت", "خت")
_LETTERS_OF_A_VERB = 3


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark the space. «می» is also a month and wine, so only before what ends like a verb, and never with certainty."""
    for word, following in pairwise(manuscript.words):
        if manuscript.text[word.end : following.start] != " ":
            continue
        is_verb = len(following.text) >= _LETTERS_OF_A_VERB and following.text.endswith(_VERB_ENDINGS)
        if (word.text in _BEFORE_VERBS and is_verb) or following.text in _ENDINGS:
            yield Hit(word.end, following.start, ZWNJ, 0.6)


RULE = Rule(
    "persian_zwnj",
    Message("في الفارسية نصف مسافة لا مسافة كاملة.", "Persian joins these with a zero-width non-joiner, not a space."),
    find,
    frozenset({"fa"}),
)
