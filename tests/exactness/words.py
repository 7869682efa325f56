"""Marker words: each is made once, stands in one text, and can be found in any bytes. Pure; knows no newsroom."""

_LETTERS = "bcdfghjklmnpqrstvwx"


def words_in(text: str) -> list[str]:
    """Return the marker words of *text*."""
    return [f"zzmark{piece.partition('zz')[0]}zz" for piece in text.split("zzmark")[1:]]


def number_of(word: str) -> int:
    """Return which word in order of making *word* was."""
    number = 0
    for letter in word.removeprefix("zzmark").removesuffix("zz"):
        number = number * len(_LETTERS) + _LETTERS.index(letter)
    return number


def spelt(number: int) -> str:
    """Return the word with this number."""
    letters = ""
    while number:
        number, rest = divmod(number, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return f"zzmark{letters:b>6}zz"
