"""Words that carry no subject: a query loses them when something else remains, a document never does.

One file of words a language, as they are correctly written, chosen by us; everything after a # is a remark.
"""

from functools import cache
from pathlib import Path
from typing import Final

from khabar.text.fold import fold

# In Arabic "and" and "so" are written together with the word that follows.
_JOINED_BEFORE: Final = {"ar": "وف"}
# With one of them in front these would be words of their own: فهم understanding, وهم illusion, فكم, وقد fuel.
_LOOK_JOINED: Final = frozenset({"فهم", "وهم", "فما", "وعد", "ولد", "وكل", "فعل", "وسط"})


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of *language*, folded; none for a language without a list.

    >>> "متي" in stop_words("ar"), "وفي" in stop_words("ar"), "وزير" in stop_words("ar"), len(stop_words("xx"))
    (True, True, False, 0)
    """
    listed = Path(__file__).with_name(f"{language}.txt") if language.isalpha() else None
    if listed is None or not listed.is_file():
        return frozenset()
    lines = listed.read_text(encoding="utf-8").splitlines()
    words = {fold(word) for line in lines for word in line.partition("#")[0].split()}
    joined = {letter + word for letter in _JOINED_BEFORE.get(language, "") for word in words if len(word) > 1}
    return frozenset(words | (joined - _LOOK_JOINED))
