"""How long a text takes to read. Counts words; knows no article."""

import math

# Silent reading of news and the like. Arabic words carry articles, prefixes and pronouns that are words elsewhere.
_WORDS_A_MINUTE = {"ar": 180, "ckb": 180, "fa": 200, "ur": 200, "en": 238}
_OTHERWISE = 200


def reading_minutes(word_count: int, language: str) -> int:
    """Return in how many minutes *word_count* words are read, rounded up; none for none.

    >>> reading_minutes(0, "ar"), reading_minutes(40, "ar"), reading_minutes(540, "ar"), reading_minutes(541, "ar")
    (0, 1, 3, 4)
    """
    return math.ceil(word_count / _WORDS_A_MINUTE.get(language, _OTHERWISE))
