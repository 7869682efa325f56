"""Reads Arabic written in Latin letters and digits (franco, 3arabizi): «al2a2em» is «القائم», «7ashd» is «حشد».

Nobody can say from the letters alone which word is meant: short vowels are written here and not there, one Latin letter
stands for several. So a word has keys, its consonants without vowels, by which a vocabulary is looked up; and a cost,
which says how far a word of the vocabulary is from what was typed.
"""

import re
from itertools import product
from typing import Final

from khabar.text.fold import fold

MOST_KEYS: Final = 24
LONGEST: Final = 24

# What a Latin sign may stand for, as classes of consonants; nothing where it may be a vowel or a hamza. Longest first.
_CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "sh": ("š",), "ch": ("š", "j"), "kh": ("x",), "gh": ("ğ",), "th": ("t", "z"), "dh": ("z", "d"), "ph": ("f",),
    "7'": ("x",), "3'": ("ğ",), "9'": ("d",), "6'": ("z",), "ck": ("k",), "oo": ("",), "ee": ("",), "ou": ("",),
    "2": ("", "q"), "3": ("E",), "4": ("ğ", "š"), "5": ("x",), "6": ("t",), "7": ("h",), "8": ("ğ", "q"),
    "9": ("s", "q"), "b": ("b",), "p": ("b",), "c": ("k", "s"), "d": ("d", "z"), "f": ("f",), "v": ("f",),
    "g": ("j", "q", "k"), "h": ("h",), "j": ("j",), "k": ("k", "q"), "l": ("l",), "m": ("m",), "n": ("n",),
    "q": ("q",), "r": ("r",), "s": ("s",), "t": ("t",), "x": ("ks",), "z": ("z",), "$": ("š",),
    **dict.fromkeys("aeiouyw'`’", ("",)),
}  # fmt: skip
_LETTERS: Final[dict[str, str]] = {
    letter: kind
    for kind, letters in {
        "b": "بپ", "t": "تطثٹ", "d": "دضڈ", "z": "ذزظژ", "s": "سص", "š": "ش", "j": "جچ", "k": "كگ", "q": "ق",
        "h": "حه", "x": "خ", "ğ": "غ", "f": "فڤ", "l": "لڵ", "m": "م", "n": "نں", "r": "رڕڑ", "E": "ع",
    }.items()
    for letter in letters
}  # fmt: skip
_VOWELS: Final = frozenset("اويع")
# Which long vowel a Latin vowel likes to be.
_LONG: Final[dict[str, str]] = {"a": "ا", "e": "يا", "i": "ي", "o": "و", "u": "و", "y": "ي", "w": "و", "ee": "ي"}
_LONG_PAIRS: Final = {"oo": "و", "ou": "و"}
# Letters of one class that this sign means rather than its neighbours.
_MEANT: Final[dict[str, str]] = {
    "7": "ح", "h": "ه", "6": "ط", "t": "ت", "9": "ص", "s": "س", "d": "د", "9'": "ض", "z": "ز", "6'": "ظ", "dh": "ذ",
    "th": "ث", "2": "ق", "q": "ق", "k": "ك", "3": "ع", "j": "ج",
}  # fmt: skip
_SIGNS: Final = re.compile("|".join(map(re.escape, sorted(_CLASSES, key=len, reverse=True))))
_FRANCO: Final = re.compile(r"[A-Za-z0-9$'`’]+")
_WITH_ARTICLE: Final = re.compile(r"[aeiou]l", re.IGNORECASE)
_WRITTEN_FOR_A_VOWEL: Final = re.compile(r"(?<=[ae])h$")
_ARTICLE: Final = re.compile(r"\b([aeiou]l)[\s-]+(?=[A-Za-z0-9$])", re.IGNORECASE)


def franco_words(text: str) -> list[str]:
    """Return the words of *text* that may be Arabic in Latin letters, each with the article that stands before it.

    >>> franco_words("el 3ira2 w al-2a2em 2017")
    ['el3ira2', 'w', 'al2a2em']
    """
    joined = _ARTICLE.sub(r"\1", text)
    return [word.lower() for word in _FRANCO.findall(joined) if any(map(str.isalpha, word))]


def franco_keys(word: str) -> tuple[str, ...]:
    """Return the keys under which the vocabulary may have what *word* means, likeliest first; none for other scripts.

    >>> franco_keys("7ashd"), "lqm" in franco_keys("al2a2em")
    (('hšd', 'hšz'), True)
    """
    signs = _signs_of(word)
    if not signs:
        return ()
    found: dict[str, None] = {}
    for choice in product(*(_CLASSES[sign] for sign in signs)):
        found[_without_repeats("".join(choice))] = None
        if len(found) == MOST_KEYS:
            break
    found.pop("", None)
    return tuple(found)


def arabic_keys(word: str) -> tuple[str, ...]:
    """Return the keys under which a vocabulary keeps *word*: also without its article and its ع, which many leave out.

    >>> arabic_keys("القائم"), arabic_keys("عراق")
    (('lqm', 'qm'), ('Erq', 'rq'))
    """
    folded = fold(word)
    keys: dict[str, None] = {}
    for form in dict.fromkeys((folded, _without_article(folded))):
        # «مدينة» is madina, madinah or madinat.
        endings = (form[:-1], f"{form[:-1]}ت") if form.endswith("ه") and len(form) > 2 else (form,)
        for spelling in endings:
            key = "".join(_LETTERS.get(letter, "") for letter in spelling)
            keys |= dict.fromkeys((_without_repeats(key), _without_repeats(key.replace("E", ""))))
    keys.pop("", None)
    return tuple(keys)


def franco_cost(word: str, arabic: str) -> float:
    """Return how far *arabic* is from what *word* spells: near 0 letter by letter, about 1 more for each one amiss.

    Words that differ by a long vowel may cost the same: then the commoner one is meant.

    >>> franco_cost("7ashd", "حشد") < franco_cost("7ashd", "هشد") < franco_cost("7ashd", "قائم")
    True
    """
    signs, folded = _signs_of(word), fold(arabic)
    missing_article = 0.0
    if not _WITH_ARTICLE.match(word):
        missing_article = 0.2 if folded != _without_article(folded) else 0.0
        folded = _without_article(folded)
    letters = [letter for letter in folded if letter.isalpha()]
    row = [missing_article]
    for letter in letters:
        row.append(row[-1] + _unwritten(letter))
    for number, sign in enumerate(signs, start=1):
        # A vowel at the end, and w and y at the start, are always written in Arabic; inside a word a short one is not.
        alone = max(_unmatched(sign), 0.5) if number == len(signs) else _unmatched(sign)
        if number == 1 and sign in "wy":
            alone = 1.0
        above, row = row, [row[0] + alone]
        for place, letter in enumerate(letters, start=1):
            row.append(
                min(
                    above[place - 1] + _apart(sign, letter),
                    above[place] + alone,
                    row[place - 1] + _unwritten(letter),
                )
            )
    return row[-1]


def _signs_of(word: str) -> list[str]:
    word = _WRITTEN_FOR_A_VOWEL.sub("", word[:LONGEST].lower())
    signs = [match[0] for match in _SIGNS.finditer(word)]
    if "".join(signs) != word:
        return []
    # A doubled letter is one letter with a shadda.
    return [sign for place, sign in enumerate(signs) if place == 0 or sign != signs[place - 1]]


def _without_article(folded: str) -> str:
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def _without_repeats(key: str) -> str:
    return re.sub(r"(.)\1+", r"\1", key)


def _apart(sign: str, letter: str) -> float:
    """Return what it costs to read *sign* as *letter*."""
    if letter in _LONG.get(sign, _LONG_PAIRS.get(sign, "")):
        return 0.1
    if letter == "ع" and sign in "aeiou":
        return 0.35
    if letter == "ه" and sign in ("a", "e", "t"):
        return 0.1
    if letter in _VOWELS and sign in "aeiouyw2'":
        return 0.4
    if _LETTERS.get(letter) in _CLASSES[sign]:
        return 0.0 if _MEANT.get(sign, letter) == letter else 0.3
    return 1.2


def _unmatched(sign: str) -> float:
    """Return what it costs that *sign* stands for nothing in the Arabic word."""
    return 0.1 if "" in _CLASSES[sign] else 0.3 if sign == "h" else 1.0


def _unwritten(letter: str) -> float:
    """Return what it costs that *letter* is not in what was typed."""
    return 0.45 if letter in _VOWELS or letter == "ه" else 1.0
