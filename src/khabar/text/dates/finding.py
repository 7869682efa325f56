"""Finds the dates that people write in copy, in any of our languages, month names, digits and orders.

Reads on folded text, so that harakat, hamzas, digits and direction marks do not hide a date, and answers with the place
in the text as it was written. A date without a day is no date here, and neither are numbers without a year (3/11).
"""

import re
from dataclasses import dataclass
from datetime import date

from khabar.text.dates.jalali import from_jalali
from khabar.text.dates.names import GREGORIAN_MONTHS, JALALI_MONTHS, ORDINALS, WEEKDAYS, one_of, plain
from khabar.text.fold import Folded, fold, fold_with_map


@dataclass(frozen=True)
class FoundDate:
    """A date in the Gregorian calendar as text[start:end] tells it. weekday counts from Monday, as date.weekday()."""

    day: int
    month: int
    year: int | None
    weekday: int | None
    start: int
    end: int


# Everything below matches folded text: ة is ه, ى and ی are ي, digits are ASCII, Latin letters small.
_MONTHS = one_of([*GREGORIAN_MONTHS, *JALALI_MONTHS])
_LATIN_MONTHS = one_of(name for name in GREGORIAN_MONTHS if name.isascii())
_YEAR = r"(?P<{0}>\d{{4}})(?!\d)"
_BEFORE_YEAR = f"(?:{one_of(map(fold, ['عام', 'العام', 'لعام', 'سنة', 'السنة', 'سال', 'سنہ', 'of']))}\\s*)?"
_COMMA = r"(?:\s*[،,]\s*|\s+)"
_ORDINAL = r"(?:st|nd|rd|th|ي)?"

_WEEKDAY = (
    rf"(?:(?P<weekday>(?:و|ب|ف|لل)?{one_of(WEEKDAYS)})\.?(?!\w)"
    rf"(?:\s+{one_of(map(fold, ['الماضي', 'المقبل', 'القادم', 'الجاري', 'الفائت']))})?"
    rf"(?:{_COMMA}|\s*\(\s*)(?:{one_of(map(fold, ['الموافق', 'المصادف', 'من', 'في', 'the']))}\s+)?)?"
)
# 3 تشرين الثاني/نوفمبر 2017 · الثالث من نوفمبر · 3 November 2017 · 12 آبان 1396
_DAY_FIRST = (
    rf"(?:(?P<day>\d{{1,2}}){_ORDINAL}|(?P<ordinal>{one_of(ORDINALS)})(?=\s+من\s))"
    rf"(?:\s+(?:من|of)\s+|\s+|\s*[-/]\s*)"
    rf"(?P<month>{_MONTHS})ي?(?:(?<=[a-z])\.(?=\s*\d))?(?:\s*/\s*{_MONTHS}|\s*\(\s*{_MONTHS}\s*\))?(?!\w)"
    rf"(?:(?:{_COMMA}|\s*[-/]\s*){_BEFORE_YEAR}{_YEAR.format('year')})?"
)
# November 3, 2017 · نوفمبر 3, 2017. In Arabic script only with a year: «في نوفمبر 20 شخصاً» is no date.
_MONTH_FIRST = (
    rf"(?P<latin_month>{_LATIN_MONTHS})\.?\s+(?P<latin_day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]|\.\d)"
    rf"(?:{_COMMA}{_YEAR.format('latin_year')})?"
    rf"|(?P<late_month>{_MONTHS})\s+(?P<late_day>\d{{1,2}}){_COMMA}{_YEAR.format('late_year')}"
)
# 03/11/2017 · 2017-11-03 · 1396/08/12
_NUMBERS = (
    rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark){_YEAR.format('last')}"
    rf"|{_YEAR.format('leading')}(?P<dash>[/.-])(?P<third>\d{{1,2}})(?P=dash)(?P<fourth>\d{{1,2}})(?!\d)"
)
_DATE = re.compile(rf"(?<!\w)(?<!\d[/.]){_WEEKDAY}(?:{_DAY_FIRST}|{_MONTH_FIRST}|(?<![\d-])(?:{_NUMBERS})(?![/.-]\d))")

_GREGORIAN_YEARS = range(1700, 2200)
_JALALI_YEARS = range(1200, 1500)


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates in *text* in order. A year that is not written is None; a day of no calendar is passed over.

    >>> find_dates("الجمعة، 3 تشرين الثاني/نوفمبر")
    [FoundDate(day=3, month=11, year=None, weekday=4, start=0, end=29)]
    >>> [(found.day, found.month, found.year) for found in find_dates("۱۲ آبان ۱۳۹۶ · November 3, 2017 · ٠٣/١١/٢٠١٧")]
    [(3, 11, 2017), (3, 11, 2017), (3, 11, 2017)]
    """
    folded = fold_with_map(text)
    readings = (_read(match, text, folded) for match in _DATE.finditer(folded.text))
    return [found for found in readings if found]


def _read(match: re.Match[str], text: str, folded: Folded) -> FoundDate | None:
    said = match.groupdict()
    numbers: tuple[int, int, int | None] | None
    if said["first"]:
        numbers = _from_numbers(int(said["first"]), int(said["second"]), int(said["last"]))
    elif said["leading"]:
        numbers = _from_numbers(int(said["fourth"]), int(said["third"]), int(said["leading"]))
    else:
        numbers = _from_name(match, text, folded)
    if numbers is None or not _exists(*numbers):
        return None
    weekday = _weekday(said["weekday"]) if said["weekday"] else None
    return FoundDate(*numbers, weekday, *folded.original_span(*match.span()))


def _from_name(match: re.Match[str], text: str, folded: Folded) -> tuple[int, int, int | None] | None:
    prefix = "latin_" if match["latin_month"] else "late_" if match["late_month"] else ""
    name, day, year = (match[prefix + part] for part in ("month", "day", "year"))
    if text[folded.starts[match.start(f"{prefix}month")]].islower():
        return None  # "may" and "march" are verbs; the months have capitals
    name, day = plain(name), day or ORDINALS[plain(match["ordinal"])]
    if name in JALALI_MONTHS:
        # Without its year a Jalali day may be one of two Gregorian ones.
        in_gregorian = from_jalali(int(year), JALALI_MONTHS[name], int(day)) if year else None
        return (in_gregorian.day, in_gregorian.month, in_gregorian.year) if in_gregorian else None
    return int(day), GREGORIAN_MONTHS[name], int(year) if year and int(year) in _GREGORIAN_YEARS else None


def _from_numbers(day: int, month: int, year: int) -> tuple[int, int, int] | None:
    if year in _JALALI_YEARS:
        in_gregorian = from_jalali(year, month, day)
        return (in_gregorian.day, in_gregorian.month, in_gregorian.year) if in_gregorian else None
    if month > 12 >= day:
        day, month = month, day  # the American order, where no other reading is left
    return (day, month, year) if year in _GREGORIAN_YEARS else None


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
