"""Digits in the three systems our readers use. Knows no language: an edition says which system it prints."""

import unicodedata
from typing import Final, Literal

DigitSystem = Literal["latn", "arab", "arabext"]

DIGITS: Final[dict[DigitSystem, str]] = {
    "latn": "0123456789",
    "arab": "٠١٢٣٤٥٦٧٨٩",
    "arabext": "۰۱۲۳۴۵۶۷۸۹",
}

# The decimal and thousands separators and the per cent sign that belong to Arabic digits.
NUMBER_SIGNS: Final[dict[str, str]] = {"٫": ".", "٬": ",", "٪": "%"}


class _Western(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        digit = unicodedata.decimal(character, None)
        self[code_point] = NUMBER_SIGNS.get(character, character) if digit is None else str(digit)
        return self[code_point]


_WESTERN = _Western()
_TO_SYSTEM = {
    system: str.maketrans({other[value]: digits[value] for other in DIGITS.values() for value in range(10)})
    for system, digits in DIGITS.items()
}


def to_western(text: str) -> str:
    """Return *text* with the decimal digits of every script, and the Arabic number signs, in ASCII.

    >>> to_western("١٢٫٥٪ في ۲۰۱۷")
    '12.5% في 2017'
    """
    return text.translate(_WESTERN)


def in_digits(text: str, system: DigitSystem) -> str:
    """Return *text* with its Western, Arabic and Persian digits written in *system*; signs stay as they are.

    >>> in_digits("3 تعليقات", "arab"), in_digits("۳ نظر", "latn")
    ('٣ تعليقات', '3 نظر')
    """
    return text.translate(_TO_SYSTEM[system])
