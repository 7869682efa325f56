"""Finds the dates that people write in copy, in any of our languages, calendars, month names, digits and orders.

Reads on folded text, so that harakat, hamzas, digits and direction marks do not hide a date, and answers with the place
in the text as it was written. A date without a day is no date here, and neither are numbers without a year (3/11).
"""

import re
from dataclasses import dataclass
from datetime import date

from khabar.text.dates.days import day_pattern
from khabar.text.dates.hijri import from_hijri
from khabar.text.dates.jalali import from_jalali
from khabar.text.dates.names import (
    ERAS,
    GREGORIAN_MONTHS,
    HIJRI_MONTHS,
    JALALI_MONTHS,
    ORDINALS,
    PERSIAN_ORDINALS,
    WEEKDAYS,
    plain,
)
from khabar.text.dates.told_twice import Reading, in_one
from khabar.text.fold import Folded, fold_with_map
from khabar.text.languages.record import Calendar


@dataclass(frozen=True)
class FoundDate:
    """A date in the Gregorian calendar as text[start:end] tells it. weekday counts from Monday, as date.weekday()."""

    day: int
    month: int
    year: int | None
    weekday: int | None
    start: int
    end: int


_GREGORIAN_YEARS = range(1700, 2200)
_JALALI_YEARS = range(1200, 1500)
_HIJRI_YEARS = range(1100, 1600)
# Numbers alone do not tell which of the two calendars they are of; a Jalali year like this is still to come.
_MORE_LIKELY_HIJRI_YEARS = range(1420, 1500)


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates in *text* in order. A year that is not written is None; a day of no calendar is passed over.

    A day that is told in two calendars at once («28 صفر 1439 هـ الموافق 17 نوفمبر 2017») is one date. Of a range
    («من 3 إلى 5 نوفمبر») the day beside the month is found.

    >>> find_dates("الجمعة، 3 تشرين الثاني/نوفمبر")
    [FoundDate(day=3, month=11, year=None, weekday=4, start=0, end=29)]
    >>> [(found.day, found.month, found.year) for found in find_dates("۱۲ آبان ۱۳۹۶ · Nov. 3, 2017 · ١٤ صفر ١٤٣٩ هـ")]
    [(3, 11, 2017), (3, 11, 2017), (3, 11, 2017)]
    """
    folded = fold_with_map(text)
    return [found_in(folded, reading) for reading in read_dates(text, folded)]


def read_dates(text: str, folded: Folded) -> list[Reading]:
    """Return the dates of *text* with their places in *folded*, for those who look at what stands beside them."""
    readings = (_read(match, text, folded) for match in day_pattern().finditer(folded.text))
    return in_one([reading for reading in readings if reading], folded.text)


def found_in(folded: Folded, told: Reading) -> FoundDate:
    """Return what was told with its place in the text as it was written."""
    return FoundDate(told.day, told.month, told.year, told.weekday, *folded.original_span(told.start, told.end))


def _read(match: re.Match[str], text: str, folded: Folded) -> Reading | None:
    said = match.groupdict()
    numbers: tuple[int, int, int | None, Calendar] | None
    if said["first"]:
        numbers = _from_numbers(int(said["first"]), int(said["second"]), int(said["last"]), said["last_era"])
    elif said["leading"]:
        numbers = _from_numbers(int(said["fourth"]), int(said["third"]), int(said["leading"]), said["leading_era"])
    else:
        numbers = _from_name(match, text, folded)
    if numbers is None or not _exists(*numbers[:3]):
        return None
    weekday = _weekday(said["weekday"]) if said["weekday"] else None
    return Reading(*numbers, weekday, *match.span())


def _from_name(match: re.Match[str], text: str, folded: Folded) -> tuple[int, int, int | None, Calendar] | None:
    prefix = "latin_" if match["latin_month"] else "late_" if match["late_month"] else ""
    name, day, year = (match[prefix + part] for part in ("month", "day", "year"))
    if text[folded.starts[match.start(f"{prefix}month")]].islower():
        return None  # "may" and "march" are verbs; the months have capitals
    name, number = plain(name), int(day) if day else _in_words(match)
    if name in GREGORIAN_MONTHS:
        return (
            number,
            GREGORIAN_MONTHS[name],
            int(year) if year and int(year) in _GREGORIAN_YEARS else None,
            "gregorian",
        )
    # Without its year a day of another calendar may be one of several Gregorian ones.
    if year is None:
        return None
    if name in JALALI_MONTHS:
        return _in_gregorian(int(year), JALALI_MONTHS[name], number, "jalali")
    return _in_gregorian(int(year), HIJRI_MONTHS[name], number, "hijri")


def _in_words(match: re.Match[str]) -> int:
    ordinal = match["ordinal"]
    return ORDINALS[plain(ordinal)] if ordinal else PERSIAN_ORDINALS[plain(match["persian_ordinal"])]


def _from_numbers(day: int, month: int, year: int, era: str | None) -> tuple[int, int, int, Calendar] | None:
    calendar = ERAS[plain(era)] if era else _likely_calendar(year)
    if calendar != "gregorian":
        return _in_gregorian(year, month, day, calendar)
    if month > 12 >= day:
        day, month = month, day  # the American order, where no other reading is left
    return (day, month, year, calendar) if year in _GREGORIAN_YEARS else None


def _likely_calendar(year: int) -> Calendar:
    if year in _MORE_LIKELY_HIJRI_YEARS:
        return "hijri"
    return "jalali" if year in _JALALI_YEARS else "gregorian"


def _in_gregorian(year: int, month: int, day: int, calendar: Calendar) -> tuple[int, int, int, Calendar] | None:
    if year not in (_JALALI_YEARS if calendar == "jalali" else _HIJRI_YEARS):
        return None
    found = from_jalali(year, month, day) if calendar == "jalali" else from_hijri(year, month, day)
    return (found.day, found.month, found.year, calendar) if found else None


def _exists(day: int, month: int, year: int | None) -> bool:
    try:
        date(year or 2000, month, day)  # 2000 had a 29 February
    except ValueError:
        return False
    return True


def _weekday(name: str) -> int:
    name = plain(name)
    # A conjunction or preposition may be written on to the name.
    return next(WEEKDAYS[rest] for rest in (name, name[1:], "ا" + name[1:]) if rest in WEEKDAYS)
