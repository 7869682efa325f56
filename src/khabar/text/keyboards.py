"""Reads what was typed while the keyboard stood on another layout: «hgrhzl» is «القائم» typed on Latin keys.

It only says what the same keys would have typed. Whether that is a word is for the caller to know, who has an index.
"""

from functools import cache
from typing import Final

from khabar.text.keyboard_tables import LAYOUTS, NO_KEY

# The two layouts that a reader of a language switches between, the commonest pair first.
_PAIRS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "ar": (("latin", "arabic_101"), ("latin_azerty", "arabic_102_azerty"), ("latin", "arabic_macintosh")),
    "fa": (("latin", "persian"),),
    "ur": (("latin", "urdu_phonetic"), ("latin", "urdu_crulp")),
    "ckb": (("latin", "sorani"), ("latin", "arabic_101")),
}
_DIGITS: Final = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
LONGEST: Final = 256


def typed_on_other_layout(text: str, language: str) -> tuple[str, ...]:
    """Return what the keys of *text* would have typed on the other layouts of readers of *language*, likeliest first.

    Latin letters become those of the language's script and the other way round; digits stay. Empty for a language
    whose readers have one layout only, and where nothing would change. Reads the first LONGEST characters.

    >>> typed_on_other_layout("hgrhzl", "ar")[0], typed_on_other_layout("fy]h]", "ar")[0]
    ('القائم', 'بغداد')
    >>> typed_on_other_layout("هحاخىث", "ar")[0], typed_on_other_layout("jivhk", "fa")[0]
    ('iphone', 'تهران')
    """
    text = text[:LONGEST]
    pairs = _PAIRS.get(language.partition("-")[0], ())
    to_latin = not _is_mostly_latin(text)
    found: dict[str, None] = {}
    for latin, other in pairs:
        keys = _keys(other, latin) if to_latin else _keys(latin, other)
        found[_typed(text, keys)] = None
    found.pop(text, None)
    return tuple(found)


def _is_mostly_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(letter.isascii() for letter in letters) * 2 > len(letters)


def _typed(text: str, keys: dict[str, str]) -> str:
    # A key of the Arabic layouts types two letters, lam and alef; only «هلا» could also be three keys.
    typed = []
    place = 0
    while place < len(text):
        length = 2 if text[place : place + 2] in keys else 1
        piece = text[place : place + length]
        typed.append(keys.get(piece, piece))
        place += length
    return "".join(typed)


@cache
def _keys(pressed: str, meant: str) -> dict[str, str]:
    """Return what each thing that layout *pressed* types is on layout *meant*; keys alone win over keys with shift."""
    keys: dict[str, str] = {}
    for typed, instead in zip(LAYOUTS[pressed], LAYOUTS[meant], strict=True):
        for one, other in zip(typed.split(" "), instead.split(" "), strict=True):
            if NO_KEY not in (one, other) and not _DIGITS & {one, other}:
                keys.setdefault(one, other)
    return keys
