"""Tells in which of our languages a short text is written, by its letters and its little words. Certain of nothing.

For texts that say it nowhere, as the captions of photos do. Whatever is not clearly another is taken for the default.
"""

import re
from collections.abc import Mapping
from typing import Final

from khabar.text.analysis import analyse
from khabar.text.lookalikes.scripts import script_of
from khabar.text.stop_words import stop_words

LONGEST: Final = 2_000
"""Characters that are looked at."""

_IN_ARABIC_SCRIPT: Final = ("ar", "fa", "ur", "ckb")
# Letters that tell: a few stand in names of other languages too, so that little words count beside them.
_LETTERS: Final[Mapping[str, re.Pattern[str]]] = {
    "ar": re.compile(r"[ةىيكأإ]|\bال\w"),
    "fa": re.compile("[پچژگکی\N{ZERO WIDTH NON-JOINER}]"),
    "ur": re.compile("[ٹڈڑںےہۂھپچگکی]"),
    "ckb": re.compile("[ێۆڕڵڤەپچگکی]"),
}
_WORD_WEIGHS: Final = 3


def written_in(text: str, default: str = "ar") -> str:
    """Return the code of the language that *text* seems to be written in: ar, fa, ur, ckb, en, or *default*.

    >>> written_in("قوات عراقية تدخل القائم"), written_in("Iraqi troops enter al-Qaim")
    ('ar', 'en')
    >>> written_in("نیروهای عراقی وارد شهر شدند"), written_in("عراقی فوج شہر میں داخل ہو گئی")
    ('fa', 'ur')
    """
    text = text[:LONGEST]
    scripts = [script_of(character) for character in text]
    arabic = scripts.count("Arabic")
    if scripts.count("Latin") > arabic:
        return "en"
    if not arabic:
        return default
    told = {code: _evidence(text, code) for code in _IN_ARABIC_SCRIPT}
    best = max(told.values())
    return default if told.get(default) == best else max(told, key=lambda code: told[code])


def _evidence(text: str, code: str) -> int:
    """Return how much in *text* speaks for the language *code*."""
    listed = stop_words(code)
    words = sum(token.exact[0] in listed for token in analyse(text, code))
    return _WORD_WEIGHS * words + len(_LETTERS[code].findall(text))
