"""Finds days that copy tells from the day it was written: «أمس», «قبل يومين», «بعد ثلاثة أيام», yesterday.

Which day is meant depends on when the copy was written, and only the caller knows that. «اليوم» is passed over: more
often than today it means "the day".
"""

import re
from datetime import date, timedelta
from functools import cache

from khabar.text.dates.finding import FoundDate
from khabar.text.dates.names import one_of, plain
from khabar.text.fold import fold, fold_with_map
from khabar.text.languages import LANGUAGES

_DAYS_OF = {"day": 1, "week": 7}
_IN_WORDS = {
    fold(f"{number}{ending}"): value
    for value, number in enumerate("ثلاث أربع خمس ست سبع ثماني تسع عشر".split(), 3)
    for ending in ("", "ة")
}
_OTHER_NAMES = {"أمس الأول": -2, "البارحة": -1, "غدا": 1, "بعد الغد": 2, "پرسوں": -2, "دوینێ": -1}
_SPACE = r"\s{1,9}"
_SINCE = {"قبل": "(?:قبل|منذ)"}


def find_spoken_days(text: str, written_on: date) -> list[FoundDate]:
    """Return the days that *text*, written on that day, tells by their distance, in order.

    >>> [(found.day, found.month) for found in find_spoken_days("قُتلوا قبل يومين، ودُفنوا أمس", date(2017, 11, 17))]
    [(15, 11), (16, 11)]
    """
    folded = fold_with_map(text)
    found = []
    for match in _pattern().finditer(folded.text):
        try:
            day = written_on + timedelta(days=_distance(match))
        except OverflowError:
            continue
        found.append(FoundDate(day.day, day.month, day.year, None, *folded.original_span(*match.span())))
    return found


@cache
def _named() -> dict[str, int]:
    """Return the days and spans that need no number, folded, with their distance in days."""
    named = {fold(name): distance for name, distance in _OTHER_NAMES.items()}
    for record in LANGUAGES.values():
        named |= {fold(name): distance for distance, name in record.relative.named_days.items() if distance}
    return named


@cache
def _spans() -> dict[str, int]:
    """Return patterns of spans, folded, with the days that one of them has; «{0}» stands where a number does."""
    spans = {}
    for record in LANGUAGES.values():
        for sign, units in ((-1, record.relative.past), (1, record.relative.future)):
            for unit, days in _DAYS_OF.items():
                for form, pattern in units[unit].items():
                    count = 1 if "{0}" in pattern else {"one": 1, "two": 2}[form]
                    spans[fold(pattern)] = sign * days * count
    return spans


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|{one_of(_IN_WORDS)})"
    spans = []
    for index, span in enumerate(_spans()):
        words = [_SINCE.get(word, number if word == "{0}" else re.escape(word)) for word in span.split()]
        spans.append(f"(?P<span{index}>{_SPACE.join(words)})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(spans)}|(?P<name>{one_of(_named())}))(?!\w)")


def _distance(match: re.Match[str]) -> int:
    if match["name"]:
        return _named()[plain(match["name"])]
    index, days = next((i, days) for i, days in enumerate(_spans().values()) if match[f"span{i}"])
    if "{0}" not in list(_spans())[index]:
        return days
    words = match[0].split()
    return days * next(int(word) if word.isdigit() else _IN_WORDS[word] for word in words if _is_number(word))


def _is_number(word: str) -> bool:
    return word.isdigit() or word in _IN_WORDS
