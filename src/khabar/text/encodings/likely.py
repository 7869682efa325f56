"""How much a text looks like something a person wrote in Arabic script. Knows letters and their company, no bytes."""

import re
from collections import Counter
from itertools import pairwise

from khabar.text.characters import LETTER, MARK, TATWEEL, ZWJ, ZWNJ, kind
from khabar.text.encodings.letter_pairs import FOLLOWERS

# What Arabic and Persian copy shows beside its letters.
_COMPANIONS = {
    *"،؛؟٪٫٬۔«»“”‘’„‹›–—…•·°©®™€£×÷±",
    *map(chr, range(0x064B, 0x0653)),  # harakat
    *map(chr, (*range(0x0660, 0x066A), *range(0x06F0, 0x06FA))),  # digits
    TATWEEL,
    ZWNJ,
    ZWJ,
    "\N{NO-BREAK SPACE}",
    "\N{LEFT-TO-RIGHT MARK}",
    "\N{RIGHT-TO-LEFT MARK}",
}
_LONG_ENOUGH = 20_000
_NEVER_IN_COPY = "[\\]^{|}~`"
# Harakat and tatweel after a letter say nothing; after a space, the table is wrong.
_MARK_AFTER_A_LETTER = re.compile("(?<=[\u0621-\u06d5])[\u064b-\u0652\N{ARABIC TATWEEL}]+")
_FREQUENT = {first + second for first, followers in FOLLOWERS.items() for second in followers}


def reads_as_arabic(text: str) -> bool:
    """Say whether *text* looks like something a person wrote in Arabic script.

    Any bytes decode by a table that has all 256. Wrong ones betray themselves: Latin accents and odd signs inside
    Arabic words, or letters in proportions that no text has.

    >>> reads_as_arabic("خبر عاجل"), reads_as_arabic("ط§ظ„ط®ط¨ط±")
    (True, False)
    """
    above_ascii = Counter(character for character in text if character > "\x7f")
    letters = Counter({c: n for c, n in above_ascii.items() if "\u0621" <= c <= "\u06d5" and kind(c) == LETTER})
    known = letters.total() + sum(n for c, n in above_ascii.items() if c in _COMPANIONS)
    if not letters or known < 0.95 * above_ascii.total():
        return False
    neighbours = [pair for pair in pairwise(text) if pair[0].isalpha() and pair[1].isalpha()]
    if sum(_is_arabic(a) != _is_arabic(b) for a, b in neighbours) > 0.02 * letters.total():
        return False
    return letters.total() < 40 or letters["ا"] + letters["ل"] > 0.05 * letters.total()


def familiarity(text: str) -> float:
    """Return how many of the pairs that Arabic letters form in *text* are frequent in Arabic news, from 0 to 1.

    News scores 0.8 and more, Persian 0.6. What stands in a word and is no letter counts against it. A long text is
    judged by its beginning.

    >>> familiarity("سيطرت القوات على المعبر") > 0.8, familiarity("س‚ط±ض")
    (True, 0.0)
    """
    seen = [pair for pair in pairwise(_MARK_AFTER_A_LETTER.sub("", text[:_LONG_ENOUGH])) if _tells(*pair)]
    return sum(first + second in _FREQUENT for first, second in seen) / len(seen) if seen else 0.0


def arabic_letters(text: str) -> int:
    """Return how many letters of Arabic script there are in *text*."""
    return sum(map(_is_arabic_letter, text))


def _tells(first: str, second: str) -> bool:
    """Say whether two neighbours stand in one word, or the second is a mark with nothing to stand on."""
    if kind(second) == MARK:
        return True
    if not (_is_arabic_letter(first) or _is_arabic_letter(second)):
        return False
    return not (_ends_a_word(first) or _ends_a_word(second))


def _ends_a_word(character: str) -> bool:
    if character <= "\x7f":
        return not character.isalpha() and character not in _NEVER_IN_COPY
    return character.isspace() or character in _COMPANIONS


def _is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u06ff"


def _is_arabic_letter(character: str) -> bool:
    return "\u0621" <= character <= "\u06d5" and kind(character) == LETTER
