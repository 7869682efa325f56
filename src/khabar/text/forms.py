"""The forms under which one piece of a text is indexed and asked for: folded spellings, and never a stem.

A piece has one main form, and further ones under which it should be found too: the parts of a word that is joined with
a ZWNJ, of a hashtag, of a date. Both sides of a search use the same forms, so a form needs to be stable, not pretty.
"""

import re
import unicodedata

from khabar.text.characters import INVISIBLE, MARK, ZWNJ, kind
from khabar.text.digits import to_western
from khabar.text.fold import Level, fold
from khabar.text.tokens import Kind, Piece

# The seat of a hamza is a matter of school: مسئول and مسؤول, رءوس and رؤوس, هيأة and هيئة are the same words.
_SEAT_BEFORE_WAW = re.compile("[ئء](?=و)")
_SEAT_BEFORE_TEH = re.compile("(?<=ي)أ(?=ة)")
_MAY_BE_SEATED_OTHERWISE = re.compile("[ئءأ]")
# In an Arabic edition a borrowed letter is a way to write a foreign name; elsewhere it is a letter of the language.
_BORROWED = str.maketrans({letter: fold(letter, Level.SKELETON) for letter in "پچژگڤڨ"})
# In Sorani a ZWNJ after ه only says that the letter is ە.
_SORANI_AE = re.compile(f"(?<=ه){ZWNJ}+")

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+")
# A particle that is written together with digits: و2017, بـ50.
_NUMBER_AFTER_LETTERS = re.compile(r"[^\W\d_a-z]+(\d+)")
_NOT_IN_A_FORM = re.compile(r"[\W_]+")


def forms(piece: Piece, language: str) -> tuple[str, ...]:
    """Return the folded forms of *piece*, the main one first; none where nothing is left of it.

    >>> from khabar.text.tokens import pieces
    >>> [forms(piece, "ar") for piece in pieces("المسئول #دير_الزور 1.250.000")]
    [('المسوول',), ('ديرالزور', 'دير', 'الزور'), ('1250000',)]
    """
    match piece.kind:
        case Kind.WORD:
            return word_forms(piece.text, language)
        case Kind.NUMBER:
            return _number_forms(piece.text)
        case Kind.LINK | Kind.EMAIL | Kind.DATE | Kind.TIME:
            whole = fold(piece.text)
            return _distinct(_bare(whole), *_NOT_IN_A_FORM.split(whole))
        case Kind.HASHTAG | Kind.MENTION:
            parts = [form for part in piece.text.strip("#@").split("_") for form in word_forms(part, language)[:1]]
            return _distinct("".join(parts), *parts)


def word_forms(word: str, language: str) -> tuple[str, ...]:
    """Return the folded forms of one word: as if joined, then its parts where a ZWNJ or a change to digits is.

    >>> word_forms("کتاب" + ZWNJ + "ها", "fa"), word_forms("هيأة", "ar") == word_forms("هيئة", "ar")
    (('كتابها', 'كتاب', 'ها'), True)
    """
    if language == "ckb":
        word = _SORANI_AE.sub("", word)
    parts = word.split(ZWNJ) if ZWNJ in word else [word]
    folded = [form for part in parts for form in _folded(part, language)]
    if len(parts) == 1:
        number = _NUMBER_AFTER_LETTERS.fullmatch(folded[0]) if folded else None
        return (*folded, number[1]) if number else tuple(folded)
    return _distinct("".join(folded), *folded)


def _folded(word: str, language: str) -> list[str]:
    if language != "ar" or word.isascii():
        return fold(word).split()
    composed = unicodedata.normalize("NFKC", word)
    if _MAY_BE_SEATED_OTHERWISE.search(composed):
        letters = "".join(character for character in composed if kind(character) not in (MARK, INVISIBLE))
        composed = _SEAT_BEFORE_TEH.sub("ئ", _SEAT_BEFORE_WAW.sub("ؤ", letters))
    return fold(composed).translate(_BORROWED).split()


def _number_forms(written: str) -> tuple[str, ...]:
    """Thousands fall together however they are set apart; what may be either a decimal or a thousand is both."""
    number = to_western(written)
    if _THOUSANDS.fullmatch(number):
        joined = re.sub(r"\D", "", number)
        if len(joined) > 6:
            return (joined,)
        return (joined, re.sub(r"\D", ".", number))
    return (re.sub(r"[^\d.]", ".", number),)


def _bare(address: str) -> str:
    return re.sub(r"^(?:\w+://)?(?:www\.)?|/+$", "", address)


def _distinct(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
