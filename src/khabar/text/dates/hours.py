"""How people tell an hour in copy, folded: «الساعة 6:05 مساءً بتوقيت بغداد», 18:05 GMT+3, T18:05:00Z. One pattern."""

import re
from functools import cache

from khabar.text.dates.names import one_of
from khabar.text.fold import fold
from khabar.text.languages import LANGUAGES

_MORNING = ["ص", "صباحا", "صباح", "فجرا", "فجر", "قبل الظهر", "صبح", "بامداد", "am", "a.m."]
_EVENING = ["م", "مساء", "ظهرا", "ظهر", "عصرا", "بعد الظهر", "بعدازظهر", "بعد از ظهر", "عصر", "pm", "p.m."]
_NIGHT = ["ليلا", "ليل", "شب"]
MORNING, EVENING, NIGHT = (frozenset(map(fold, words)) for words in (_MORNING, _EVENING, _NIGHT))
# Places by which agencies name a clock beside the cities of the zones.
_OTHER_PLACES = {
    "السعودية": "Asia/Riyadh",
    "مكة": "Asia/Riyadh",
    "مكة المكرمة": "Asia/Riyadh",
    "العراق": "Asia/Baghdad",
    "أربيل": "Asia/Baghdad",
    "هەولێر": "Asia/Baghdad",
    "سوريا": "Asia/Damascus",
    "لبنان": "Asia/Beirut",
    "الأردن": "Asia/Amman",
    "عمّان": "Asia/Amman",
    "فلسطين": "Asia/Gaza",
    "مصر": "Africa/Cairo",
    "أبوظبي": "Asia/Dubai",
    "أبو ظبي": "Asia/Dubai",
    "الإمارات": "Asia/Dubai",
    "الدوحة": "Asia/Qatar",
    "المنامة": "Asia/Bahrain",
    "ليبيا": "Africa/Tripoli",
    "المغرب": "Africa/Casablanca",
    "الرباط": "Africa/Casablanca",
    "السودان": "Africa/Khartoum",
    "صنعاء": "Asia/Aden",
    "اليمن": "Asia/Aden",
    "تركيا": "Europe/Istanbul",
    "أنقرة": "Europe/Istanbul",
    "إيران": "Asia/Tehran",
    "ایران": "Asia/Tehran",
    "افغانستان": "Asia/Kabul",
    "پاکستان": "Asia/Karachi",
    "اسلام آباد": "Asia/Karachi",
    "Mecca": "Asia/Riyadh",
    "Turkey": "Europe/Istanbul",
}
_GREENWICH = [
    "غرينتش",
    "جرينتش",
    "غرينيتش",
    "جرينيتش",
    "گرینویچ",
    "گرینیچ",
    "گرین وچ",
    "greenwich",
    "gmt",
    "utc",
    "العالمي",
]
PLACES = {fold(city): zone for record in LANGUAGES.values() for zone, city in record.zones.cities.items()} | {
    fold(place): zone for place, zone in _OTHER_PLACES.items()
}
_BY_THE_CLOCK = ["بتوقيت", "بالتوقيت", "حسب توقيت", "توقيت", "به وقت", "بوقت", "وقت", "بە کاتی", "بەکاتی", "کاتی"]
_THE_HOUR = ["الساعة", "في الساعة", "عند الساعة", "في تمام الساعة", "ساعة", "ساعت", "کاتژمێر", "بجے", "at"]

_FROM_GREENWICH = r"[+\-−]\s?\d{1,2}(?::?\d{2})?"
_ZONE = (
    rf"(?:\s*\(?(?:(?:{one_of(map(fold, _BY_THE_CLOCK))}\s+)?"
    rf"(?:(?P<greenwich>{one_of(map(fold, _GREENWICH))}|ت\.?\s?غ\.?)(?![^\W\d])"
    rf"\s?(?P<from_greenwich>{_FROM_GREENWICH}(?!\d))?"
    rf"|(?P<place>{one_of(PLACES)})(?!\w))(?:\s+time(?!\w))?"
    rf"|(?P<offset>[+\-−]\d{{2}}:?\d{{2}})(?![\d:])|(?P<zulu>z)(?!\w))\)?)?"
)
_HALF = rf"(?:\s*(?:من\s+)?(?P<half>{one_of(map(fold, [*_MORNING, *_EVENING, *_NIGHT]))})(?!\w))?"


@cache
def hour_pattern() -> re.Pattern[str]:
    """Return the pattern for an hour with its half of the day and its zone, as groups: 18:05 · الساعة 6 مساءً · T18:05Z.

    >>> hour_pattern().match("الساعه 6:05 مسا بتوقيت بغداد")["place"]
    'بغداد'
    """
    return re.compile(
        rf"(?:(?<!\w)(?P<told>{one_of(map(fold, _THE_HOUR))})\s+|(?P<stamp>t))?(?<![\d:.+])"
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:\.\d{{1,9}})?)?)?(?![\d:])"
        rf"{_HALF}{_ZONE}"
    )
