"""The names of months and days in all our languages at once, folded: the vocabulary for reading dates in copy."""

import re
from collections.abc import Iterable

from khabar.text.characters import ZWNJ
from khabar.text.fold import fold
from khabar.text.languages import LANGUAGES
from khabar.text.languages.record import Calendar

_ERAS: dict[Calendar, list[str]] = {
    "gregorian": ["م", "ميلادي", "ميلادية", "للميلاد", "عیسوی", "زایینی"],
    "hijri": ["ه", "هـ ق", "ه.ق", "ه.ق.", "ق", "هجري", "هجرية", "للهجرة", "هجری قمری", "مانگی", "A.H."],
    "jalali": ["هـ.ش", "ه.ش", "ه.ش.", "ش", "هجري شمسي", "هجرية شمسية", "هجری شمسی", "هجری خورشیدی", "شمسی"],
}


def _months(calendar: Calendar) -> dict[str, int]:
    named = [months for record in LANGUAGES.values() for months in record.months.values()]
    names = [months.names for months in named if months.calendar == calendar]
    others = [record.other_calendars for record in LANGUAGES.values()]
    names += [months.names for each in others for kind, months in each.items() if kind == calendar]
    return {fold(part): number for twelve in names for number, name in enumerate(twelve, 1) for part in name.split("/")}


GREGORIAN_MONTHS: dict[str, int] = _months("gregorian") | {
    fold(name): number for record in LANGUAGES.values() for name, number in record.other_month_names.items()
}
JALALI_MONTHS: dict[str, int] = _months("jalali")
HIJRI_MONTHS: dict[str, int] = _months("hijri") | {
    fold(name): number for record in LANGUAGES.values() for name, number in record.other_hijri_names.items()
}
# What people write behind a year to say which calendar it is of.
ERAS: dict[str, Calendar] = {
    fold(name): calendar
    for calendar, names in _ERAS.items()
    for name in [
        *names,
        *(record.other_calendars[calendar].era for record in LANGUAGES.values() if calendar != "gregorian"),
    ]
}
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


def _persian_ordinals() -> dict[str, int]:
    units = (
        "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم"
    )
    named = {name: number for number, name in enumerate([*units.split(), "بیستم"], 1)}
    named |= {f"بیست و {name}": 20 + number for number, name in enumerate(units.split()[:9], 1)}
    return {fold(name): number for name, number in (named | {f"سی{ZWNJ}ام": 30, "سی ام": 30, "سی و یکم": 31}).items()}


# The same in Persian, «سوم آبان», which Urdu shares for the first of a month.
PERSIAN_ORDINALS: dict[str, int] = _persian_ordinals()


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
