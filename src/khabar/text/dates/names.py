"""The names of months and days in all our languages at once, folded: the vocabulary for reading dates in copy."""

import re
from collections.abc import Iterable

from khabar.text.fold import fold
from khabar.text.languages import LANGUAGES
from khabar.text.languages.record import Calendar


def _months(calendar: Calendar) -> dict[str, int]:
    styles = [months for record in LANGUAGES.values() for months in record.months.values()]
    return {
        fold(part): number
        for months in styles
        if months.calendar == calendar
        for number, name in enumerate(months.names, 1)
        for part in name.split("/")
    }


GREGORIAN_MONTHS: dict[str, int] = _months("gregorian") | {
    fold(name): number for record in LANGUAGES.values() for name, number in record.other_month_names.items()
}
JALALI_MONTHS: dict[str, int] = _months("jalali")
WEEKDAYS: dict[str, int] = {
    fold(name): day
    for record in LANGUAGES.values()
    for name, day in [*((name, day) for day, name in enumerate(record.weekdays)), *record.other_weekday_names.items()]
}


def _ordinals() -> dict[str, int]:
    units = ("الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")
    named = {
        "الأول": 1,
        "العاشر": 10,
        "العشرين": 20,
        "العشرون": 20,
        "الثلاثين": 30,
        "الثلاثون": 30,
        "الحادي والثلاثين": 31,
    }
    named |= {unit: number for number, unit in enumerate(units[1:], 2)}
    for number, unit in enumerate(units, 1):
        named |= {f"{unit} عشر": 10 + number, f"{unit} والعشرين": 20 + number, f"{unit} والعشرون": 20 + number}
    return {fold(name): number for name, number in named.items()}


# The days of the month in Arabic words, «الثالث من نوفمبر».
ORDINALS: dict[str, int] = _ordinals()


def one_of(names: Iterable[str]) -> str:
    """Return a pattern for any of the folded *names*, the longest first, a space in a name standing for any spaces.

    >>> one_of(["شنبه", "سه شنبه"])
    '(?:سه\\\\s+شنبه|شنبه)'
    """
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first) + ")"


def plain(name: str) -> str:
    """Return a found name as the tables spell it: single spaces."""
    return " ".join(name.split())
