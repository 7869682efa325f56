"""Stems Arabic lightly: clitics in front go unless a lexicon forbids it, then endings, as long as a word is left.

Over folded words, so that ة is ه and ى is ي. A cut that is wrong merges two words for good, a cut that is missed only
loses a variant: hence the lexicon, which knows that the ب of بغداد is no preposition and the و of وزارة no "and".
"""

import re
from functools import lru_cache
from typing import Final

from khabar.text.lexicon import clitics

_ARABIC_WORD = re.compile("[ا-ي]+")

# The article with what can stand before it, longest first.
BEFORE_NOUN: Final = ("وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
CONJUNCTIONS: Final = "وف"
# Of words that the lexicon does not know: ك and ف are more often letters of a name (كوفيد، فريسنو) than clitics.
_CUT_UNKNOWN: Final = "وبل"
# Of a word that the lexicon does not know a single letter is cut only when this much is left.
_LEFT_OF_UNKNOWN: Final = 4
_LEFT_AFTER_ARTICLE: Final = 3

# Longest first.
_ENDINGS: Final = tuple("ياته اتها اتهم هما كما تها تهم اته ها هم هن كم نا ات ان ون ين يه ته وا ه ي ا ت".split())
# The ـات of قوات and بنات is no ت that stands after a ـا: where it can not go, nothing goes.
_WHOLE_ENDING: Final = "ات"
_SHORTEST_STEM: Final = 3
_REMEMBERED_WORDS: Final = 20_000
# Letters that make a verb or a noun of a root, and vowels that a plural or a tense changes.
_PREFORMATIVES: Final = "ايتنم"
_LONG_VOWEL: Final = re.compile("[اوي]")
_ROUNDS: Final = 3


@lru_cache(maxsize=_REMEMBERED_WORDS)
def stem(word: str) -> str:
    """Return the stem of a folded *word*; a word that is not written in Arabic letters is its own.

    >>> stem("والقوات") == stem("قوات"), stem("ببغداد") == stem("بغداد"), stem("وزاره") == stem("زار")
    (True, True, False)
    """
    if not _ARABIC_WORD.fullmatch(word):
        return word
    return without_endings(without_clitics(word))


def consonants(stem: str) -> str:
    """Return what stays of a *stem* in broken plurals and in the forms of a verb; empty where it is not Arabic.

    It merges words that have nothing else in common too, so it may only add to what is found by the stem.

    >>> consonants("معابر") == consonants("معبر"), consonants("وزرا") == consonants("وزير"), consonants("abc")
    (True, True, '')
    """
    if not _ARABIC_WORD.fullmatch(stem):
        return ""
    rest = stem[1:] if len(stem) > _SHORTEST_STEM and stem[0] in _PREFORMATIVES else stem
    bare = rest[:1] + _LONG_VOWEL.sub("", rest[1:])
    return bare if len(bare) > 1 else stem


def without_clitics(word: str) -> str:
    """Return a folded *word* without article, conjunction and preposition.

    >>> without_clitics("وبالمدينه"), without_clitics("لبنان"), without_clitics("وبغداد")
    ('مدينه', 'لبنان', 'بغداد')
    """
    known = clitics.clitic_letters().get(word)
    return word[known:] if known is not None else by_rule(word, clitics.clitic_letters())


def by_rule(word: str, known: dict[str, int], conjunctions: str = CONJUNCTIONS) -> str:
    """Return what the rule leaves of a *word* that is not in the lexicon itself; *known* helps with what it leaves.

    One of *conjunctions* may go, and an article or a preposition after it.
    """
    for clitic in BEFORE_NOUN:
        if word.startswith(clitic) and len(word) - len(clitic) >= _LEFT_AFTER_ARTICLE:
            return word[len(clitic) :]
    if len(word) > _LEFT_OF_UNKNOWN and word[0] in _CUT_UNKNOWN:
        rest = word[1:]
        if word[0] not in CONJUNCTIONS:
            return rest
        if word[0] in conjunctions:
            letters = known.get(rest)
            return rest[letters:] if letters is not None else by_rule(rest, known, conjunctions="")
    return word


def without_endings(word: str) -> str:
    """Return *word* without the endings of number, gender, possession and relation, as long as three letters are left.

    >>> without_endings("مسلحين"), without_endings("حدوديه"), without_endings("لبنانيين"), without_endings("يده")
    ('مسلح', 'حدود', 'لبنان', 'يده')
    """
    whole = clitics.whole_words()
    for _ in range(_ROUNDS):
        if word in whole:
            return word
        for ending in _ENDINGS:
            if word.endswith(ending):
                if len(word) - len(ending) >= _SHORTEST_STEM:
                    word = word[: -len(ending)]
                    break
                if ending == _WHOLE_ENDING:
                    return word
        else:
            break
    return word
