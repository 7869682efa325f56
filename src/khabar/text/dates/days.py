"""How people write a day in copy, folded: one pattern, put together when it is first needed."""

import re
from functools import cache

from khabar.text.dates.names import (
    ERAS,
    GREGORIAN_MONTHS,
    HIJRI_MONTHS,
    JALALI_MONTHS,
    ORDINALS,
    PERSIAN_ORDINALS,
    WEEKDAYS,
    one_of,
)
from khabar.text.fold import fold

# Everything below matches folded text: ة is ه, ى and ی are ي, digits are ASCII, Latin letters small.
_MONTHS = one_of([*GREGORIAN_MONTHS, *JALALI_MONTHS, *HIJRI_MONTHS])
_LATIN_MONTHS = one_of(name for name in [*GREGORIAN_MONTHS, *HIJRI_MONTHS] if name.isascii())
_ERA = rf"(?:ي?\s*(?P<{{0}}>{one_of(ERAS)})(?!\w))?"
_YEAR = rf"(?P<{{0}}>\d{{{{4}}}})(?!\d){_ERA.format('{0}_era')}"
_BEFORE_YEAR = f"(?:{one_of(map(fold, ['عام', 'العام', 'لعام', 'سنة', 'السنة', 'سال', 'سنہ', 'of']))}\\s*)?"
_COMMA = r"(?:\s*[،,]\s*|\s+)"
_ORDINAL = r"(?:st|nd|rd|th|ي)?"
_OF = r"(?:من|of)\s+(?:شهر\s+)?"

_WEEKDAY = (
    rf"(?:(?P<weekday>(?:و|ب|ف|لل)?{one_of(WEEKDAYS)})\.?(?!\w)"
    rf"(?:\s+{one_of(map(fold, ['الماضي', 'المقبل', 'القادم', 'الجاري', 'الفائت']))})?"
    rf"(?:{_COMMA}|\s*\(\s*)(?:{one_of(map(fold, ['الموافق', 'المصادف', 'من', 'في', 'the']))}\s+)?)?"
)
# 3 تشرين الثاني/نوفمبر 2017 · الثالث من نوفمبر · 3 November 2017 · 12 آبان 1396 · سوم آبان 1396 · 28 صفر 1439 هـ
_DAY_FIRST = (
    rf"(?:(?P<day>\d{{1,2}}){_ORDINAL}|(?P<ordinal>{one_of(ORDINALS)})(?=\s+من\s)"
    rf"|(?P<persian_ordinal>{one_of(PERSIAN_ORDINALS)})(?=\s))"
    rf"(?:\s+{_OF}|\s+|\s*[-/]\s*)"
    rf"(?P<month>{_MONTHS})ي?(?:(?<=[a-z])\.(?=\s*\d))?(?:\s*/\s*{_MONTHS}|\s*\(\s*{_MONTHS}\s*\))?(?!\w)"
    rf"(?:(?:{_COMMA}|\s*[-/]\s*){_BEFORE_YEAR}{_YEAR.format('year')})?"
)
# November 3, 2017 · نوفمبر 3, 2017. In Arabic script only with a year: «في نوفمبر 20 شخصاً» is no date.
_MONTH_FIRST = (
    rf"(?P<latin_month>{_LATIN_MONTHS})\.?\s+(?P<latin_day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]|\.\d)"
    rf"(?:{_COMMA}{_YEAR.format('latin_year')})?"
    rf"|(?P<late_month>{_MONTHS})\s+(?P<late_day>\d{{1,2}}){_COMMA}{_YEAR.format('late_year')}"
)
# 03/11/2017 · 2017-11-03 · 1396/08/12 · 28/2/1439 هـ
_NUMBERS = (
    rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark){_YEAR.format('last')}"
    rf"|(?P<leading>\d{{4}})(?P<dash>[/.-])(?P<third>\d{{1,2}})(?P=dash)(?P<fourth>\d{{1,2}})(?!\d)"
    rf"{_ERA.format('leading_era')}"
)
# A conjunction or preposition may be written on to the day: «بين 3 و5 نوفمبر».
_START = r"(?:(?<!\w)|(?<=\b[وبلفك])(?=\d))(?<!\d[/.])"


@cache
def day_pattern() -> re.Pattern[str]:
    """Return the pattern for a day with its weekday, month, year and era, as groups.

    >>> bool(day_pattern().fullmatch("الجمعه، 3 تشرين الثاني/نوفمبر 2017"))
    True
    """
    return re.compile(rf"{_START}{_WEEKDAY}(?:{_DAY_FIRST}|{_MONTH_FIRST}|(?<![\d-])(?:{_NUMBERS})(?![/.-]\d))")
