"""Joins what is one day told in two calendars: «الجمعة 28 صفر 1439 هـ، الموافق 17 نوفمبر 2017».

The Gregorian day holds. The two may be a day or two apart: another country saw another moon.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from khabar.text.dates.names import one_of
from khabar.text.fold import fold
from khabar.text.languages.record import Calendar

_SAME_DAY = [
    "الموافق",
    "الموافقة",
    "المصادف",
    "موافق",
    "ل",
    "مطابق",
    "مطابق با",
    "برابر با",
    "بمطابق",
    "corresponding to",
]
_BETWEEN = rf"\s*(?:[،,/=-]\s*)?(?P<bracket>\()?\s*(?:{one_of(map(fold, _SAME_DAY))}\s*)?"
_CLOSING = re.compile(r"\s*\)")
_DAYS_APART = 2


@dataclass(frozen=True)
class Reading:
    """A day in Gregorian numbers, the calendar it was written in, and its place in the folded text."""

    day: int
    month: int
    year: int | None
    calendar: Calendar
    weekday: int | None
    start: int
    end: int


def in_one(readings: list[Reading], text: str) -> list[Reading]:
    """Return *readings* with every second telling of a day joined to the first; *text* is the folded one."""
    joined: list[Reading] = []
    for reading in readings:
        both = _both(joined[-1], reading, text) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(reading)
    return joined


def _both(first: Reading, second: Reading, text: str) -> Reading | None:
    between = re.compile(_BETWEEN).fullmatch(text, first.end, second.start)
    if between is None or first.calendar == second.calendar:
        return None
    chosen, other = (first, second) if first.calendar == "gregorian" else (second, first)
    day = _near(chosen, other)
    if day is None:
        return None
    closing = _CLOSING.match(text, second.end) if between["bracket"] else None
    weekday = first.weekday if first.weekday is not None else second.weekday
    end = closing.end() if closing else second.end
    return replace(chosen, year=day.year, weekday=weekday, start=first.start, end=end)


def _near(chosen: Reading, other: Reading) -> date | None:
    """Return the day of *chosen*, in the year of *other* where it has none, if the two mean one day."""
    if other.year is None:
        return None
    meant = date(other.year, other.month, other.day)
    for year in [chosen.year] if chosen.year else [other.year, other.year - 1, other.year + 1]:
        try:
            day = date(year, chosen.month, chosen.day)
        except ValueError:
            continue
        if abs((day - meant).days) <= _DAYS_APART:
            return day
    return None
