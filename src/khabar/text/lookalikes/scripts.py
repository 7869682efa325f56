"""Which scripts a name is written in, and whether they are mixed as nobody's name is. Knows letters, not names."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import Literal, cast

from khabar.text.characters import TATWEEL, kinds
from khabar.text.lookalikes.script_ranges import SCRIPT_RANGES

Script = Literal["Arabic", "Latin", "Cyrillic", "Greek", "Other"]

_Range = tuple[int, int, str]


def _ranges() -> list[_Range]:
    spans = ((span, script) for script, listed in SCRIPT_RANGES.items() for span in listed.split())
    ends = ((span.partition("-"), script) for span, script in spans)
    return sorted((int(first, 16), int(last or first, 16), script) for (first, _dash, last), script in ends)


_RANGES = _ranges()
_STARTS = [first for first, _last, _script in _RANGES]
# Each looks like the others: a name in two of them is made to deceive.
ALIKE = {"Latin", "Cyrillic", "Greek"}
# Over kinds(name): marks and what nobody sees cut no word in two.
_WORD = re.compile(r"[LN](?:[LNMI]*[LNM])?")
# «الـCNN»: an Arabic article or preposition, drawn out to a name in Latin letters, is a word of its own.
_CLITIC = re.compile(f"(?<={TATWEEL})(?=[^\\W\\d_\u0600-\u06ff])")


@lru_cache(maxsize=4096)
def script_of(character: str) -> Script | None:
    """Return the script of *character*, None for what belongs to none or to several: digits, signs, most marks.

    >>> script_of("ق"), script_of("ж"), script_of("ש"), script_of("7")
    ('Arabic', 'Cyrillic', 'Other', None)
    """
    code = ord(character)
    place = bisect_right(_STARTS, code) - 1
    if place >= 0 and code <= _RANGES[place][1]:
        return cast(Script | None, _RANGES[place][2] or None)
    return "Other" if unicodedata.category(character)[0] in "LM" else None


def scripts_of(name: str) -> frozenset[Script]:
    """Return the scripts that *name* is written in. Those beyond the four are all called Other.

    >>> sorted(scripts_of("خبر 24 News"))
    ['Arabic', 'Latin']
    """
    return frozenset(script for script in map(script_of, name) if script)


def mixes_scripts(name: str) -> bool:
    """Say whether *name* mixes scripts as no honest name does: inside a word, or two that look alike anywhere in it.

    >>> mixes_scripts("قناة BBC"), mixes_scripts("مراسل الـCNN"), mixes_scripts("Rеuters"), mixes_scripts("خبرnews")
    (False, False, True, True)
    """
    return len(scripts_of(name) & ALIKE) > 1 or any(len(scripts_of(word)) > 1 for _start, word in words_of(name))


def words_of(name: str) -> list[tuple[int, str]]:
    """Return the words of *name*, each with the place where it begins."""
    found: list[tuple[int, str]] = []
    for match in _WORD.finditer(kinds(name)):
        cuts = (cut.start() for cut in _CLITIC.finditer(name, *match.span()))
        found += [(start, name[start:end]) for start, end in pairwise([match.start(), *cuts, match.end()])]
    return found
