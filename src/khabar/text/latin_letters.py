"""Spells one word of Arabic script in Latin letters, by rules alone: what a letter sounds like, where an "a" must be.

Vowels that are written are kept; between consonants that nobody could say together stands an "a". Sorani writes its
vowels, so nothing is added there.
"""

import re
from itertools import groupby

from khabar.text.fold import fold

_CONSONANTS = dict(
    zip(
        "ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ غ ف ق ك ک گ ل م ن ں ه ہ ھ ڤ ڭ ڨ ٹ ڈ ڑ ڕ ڵ ة".split(),
        "b p t th j ch h kh d dh r z zh s sh s d t z gh f q k k g l m n n h h h v g g t d r r l t".split(),
        strict=True,
    )
)
_PERSIAN_SOUNDS = {"ث": "s", "ذ": "z", "ض": "z", "و": "v"}
_SORANI_VOWELS = {"ا": "a", "ە": "e", "ێ": "e", "ۆ": "o", "ع": "", "ئ": "", "ى": "i"}
_VOWEL_MARKS = {
    "\N{ARABIC FATHA}": "a",
    "\N{ARABIC KASRA}": "i",
    "\N{ARABIC DAMMA}": "u",
    "\N{ARABIC LETTER SUPERSCRIPT ALEF}": "a",
}
_SHADDA = "\N{ARABIC SHADDA}"
_ALEFS = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a"}
_WAW, _YA, _AIN = "و", "يىی", "ع"
# Behind these a و or a ي is a vowel, though a vowel stands before it.
_HIATUS = "ئع"
_VOWEL_LETTERS = frozenset([*_ALEFS, _WAW, *_YA, *_VOWEL_MARKS, "ة", "ە", "ێ", "ۆ", "ے"])
_ARTICLES = {"وال": "wal-", "بال": "bil-", "فال": "fal-", "ال": "al-", "ٱل": "al-"}
_SHORTEST_BEHIND_ARTICLE = 2

# Unicode puts the vowel of a doubled letter first.
_VOWEL_BEFORE_SHADDA = re.compile(f"([{''.join(_VOWEL_MARKS)}]){_SHADDA}")
_PARTS = re.compile(r"[\u0600-\u08ff]+|[^\u0600-\u08ff]+")

# A sound: how it is written, and whether it is a vowel.
_Sound = tuple[str, bool]


def in_latin(word: str, language_code: str) -> str:
    """Return *word* in small Latin letters; nothing for letters of a script that is neither Arabic nor Latin.

    >>> in_latin("القائم", "ar"), in_latin("معبر", "ar"), in_latin("قُوّات", "ar"), in_latin("مؤتمر", "ar")
    ('al-qaim', 'mabar', 'quwwat', 'mutmar')
    >>> in_latin("iPhone7", "ar"), in_latin("هەواڵ", "ckb")
    ('iphone7', 'hewal')
    """
    return "".join(_plain(part) or _spelled(part, language_code) for part in _PARTS.findall(word))


def _plain(part: str) -> str:
    """Return what is Latin letters and digits already, without case and accents; nothing for other scripts."""
    return "".join(letter for letter in fold(part) if letter.isascii() and letter.isalnum())


def _spelled(word: str, language_code: str) -> str:
    word = _VOWEL_BEFORE_SHADDA.sub(rf"{_SHADDA}\1", word)
    if language_code == "ckb":
        return _written(_sounds(word, language_code))
    article = next((each for each in _ARTICLES if word.startswith(each)), "")
    if len(word) < len(article) + _SHORTEST_BEHIND_ARTICLE:
        article = ""
    return _ARTICLES.get(article, "") + _written(_with_vowels(_sounds(word[len(article) :], language_code)))


def _sounds(word: str, language_code: str) -> list[_Sound]:
    sounds: list[_Sound] = []
    for place, letter in enumerate(word):
        before, after = word[place - 1] if place else "", word[place + 1 : place + 2]
        if letter == _SHADDA:
            sounds += sounds[-1:] if sounds and not sounds[-1][1] else []
        elif language_code == "ckb" and letter in _SORANI_VOWELS:
            sounds.append((_SORANI_VOWELS[letter], True))
        elif letter in _VOWEL_MARKS:
            sounds.append((_VOWEL_MARKS[letter], True))
        elif letter in _ALEFS:
            sounds.append((_ALEFS[letter] if not place else "a", True))
        elif letter in _CONSONANTS:
            sounds += _consonant(letter, before, after, language_code)
        elif letter == _WAW:
            sounds += _waw(before, after, language_code, sounds)
        elif letter in _YA:
            sounds += _ya(letter, before, after, sounds)
        else:
            sounds += _rarer(letter, before, after)
    return [sound for sound in sounds if sound[0]]


def _consonant(letter: str, before: str, after: str, language_code: str) -> list[_Sound]:
    is_last = not after
    if letter == "ة" or (letter == "ہ" and is_last and before not in _VOWEL_LETTERS):
        return [("a", True)]
    if letter in "هه" and is_last and language_code == "fa" and before not in _VOWEL_LETTERS:
        return [("e", True), ("h", False)]
    sound = _CONSONANTS[letter]
    return [((_PERSIAN_SOUNDS.get(letter, sound) if language_code in ("fa", "ur") else sound), False)]


def _waw(before: str, after: str, language_code: str, sounds: list[_Sound]) -> list[_Sound]:
    consonant = _PERSIAN_SOUNDS[_WAW] if language_code == "fa" else "w"
    is_behind_vowel = bool(sounds) and sounds[-1][1] and before not in _HIATUS
    if not before or is_behind_vowel or (after and after in f"{_SHADDA}اآةەێ"):
        return [(consonant, False)]
    return [("u", True)]


def _ya(letter: str, before: str, after: str, sounds: list[_Sound]) -> list[_Sound]:
    if letter == "ى" and not after:
        return [("a", True)]
    is_behind_vowel = bool(sounds) and sounds[-1][1] and before not in _HIATUS
    if not before or is_behind_vowel or after == _SHADDA:
        return [("y", False)]
    if after and after in "اةەو":
        return [("i", True), ("y", False)]
    return [("i", True)]


def _rarer(letter: str, before: str, after: str) -> list[_Sound]:
    if letter == _AIN:
        is_heard = not after or (after not in "اأآة" and before not in _VOWEL_LETTERS)
        return [("a", True)] if is_heard else []
    if letter == "ؤ":
        return [] if after in _VOWEL_LETTERS else [("u", True)]
    if letter == "ئ":
        if after and after in _YA:
            return [] if before in _VOWEL_LETTERS else [("a", True)]
        return [("i", True)] if before else []
    if letter == "ے":
        return [("e", True)]
    return []


def _with_vowels(sounds: list[_Sound]) -> list[_Sound]:
    """Return *sounds* with an "a" in every run of consonants that nobody could say."""
    runs = [(is_vowel, list(run)) for is_vowel, run in groupby(sounds, key=lambda sound: sound[1])]
    spoken: list[_Sound] = []
    for place, (is_vowel, run) in enumerate(runs):
        if is_vowel or any(letter.isdigit() for letter, _ in run):
            spoken += run
            continue
        is_first, is_last = place == 0, place == len(runs) - 1
        spoken += _syllables(run, has_vowel_before=not is_first, has_vowel_after=not is_last)
    return spoken


def _syllables(run: list[_Sound], *, has_vowel_before: bool, has_vowel_after: bool) -> list[_Sound]:
    """Return a run of consonants cut into syllables from its end: the last one opens the vowel that follows."""
    onset = run[-1:] if has_vowel_after else []
    rest = run[: len(run) - len(onset)]
    closed: list[_Sound] = []
    while len(rest) > 1:
        first, second = rest[-2:]
        closed = [first, ("a", True), second, *closed]
        rest = rest[:-2]
        if has_vowel_before and len(rest) == 1:
            break
    if rest and not has_vowel_before:
        # A single letter at the front of a word needs a vowel of its own, unless it is the whole word.
        rest = [*rest, ("a", True)] if closed or onset else rest
    return [*rest, *closed, *onset]


def _written(sounds: list[_Sound]) -> str:
    """Return *sounds* as letters; a vowel that is told twice is written once."""
    return "".join(
        sound[0] for place, sound in enumerate(sounds) if not (sound[1] and place and sounds[place - 1] == sound)
    )
