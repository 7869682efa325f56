"""Sorani Kurdish. The day and the month each take the linking ی when something follows them.

CLDR has the months, the days and the signs of numbers, and English for the rest. The rest is ours, in the words that
Kurdish calendars and sites of Iraq are found to use: the months of the Hijri calendar in Kurdish spelling, those of the
solar one by their Kurdish names, and the units of time.
"""

from khabar.text.languages import plural_rules
from khabar.text.languages.cldr import ckb as cldr
from khabar.text.languages.record import (
    DatePatterns,
    Language,
    ListPatterns,
    Months,
    NumberWords,
    OtherMonths,
    Quotes,
    RelativeWords,
    ZoneWords,
)

_HIJRI = (
    "موحەڕەم",
    "سەفەر",
    "ڕەبیعولئەووەڵ",
    "ڕەبیعولسانی",
    "جومادەلئەووەڵ",
    "جومادەلسانی",
    "ڕەجەب",
    "شەعبان",
    "ڕەمەزان",
    "شەووال",
    "زیلقەعدە",
    "زیلحەججە",
)
_JALALI = (
    "خاکەلێوە",
    "گوڵان",
    "جۆزەردان",
    "پووشپەڕ",
    "گەلاوێژ",
    "خەرمانان",
    "ڕەزبەر",
    "گەڵاڕێزان",
    "سەرماوەز",
    "بەفرانبار",
    "ڕێبەندان",
    "ڕەشەمە",
)
_UNITS = {"year": "ساڵ", "month": "مانگ", "week": "هەفتە", "day": "ڕۆژ", "hour": "کاتژمێر", "minute": "خولەک"}
_THOUSANDS = {3: "هەزار", 6: "ملیۆن", 9: "ملیار", 12: "تریلیۆن"}
_CITIES = {
    "Asia/Baghdad": "بەغدا",
    "Asia/Damascus": "دیمەشق",
    "Asia/Beirut": "بەیرووت",
    "Asia/Amman": "عەممان",
    "Asia/Jerusalem": "قودس",
    "Asia/Gaza": "غەززە",
    "Asia/Riyadh": "ڕیاز",
    "Asia/Kuwait": "کوەیت",
    "Asia/Qatar": "قەتەر",
    "Asia/Bahrain": "بەحرەین",
    "Asia/Dubai": "دوبەی",
    "Asia/Muscat": "مەسقەت",
    "Asia/Aden": "عەدەن",
    "Asia/Tehran": "تاران",
    "Asia/Kabul": "کابوول",
    "Asia/Karachi": "کەراچی",
    "Africa/Cairo": "قاهیرە",
    "Africa/Tripoli": "تەرابلوس",
    "Africa/Tunis": "تونس",
    "Africa/Algiers": "جەزایەر",
    "Africa/Khartoum": "خەرتووم",
    "Europe/Istanbul": "ئیستەنبوڵ",
    "Europe/London": "لەندەن",
    "Europe/Paris": "پاریس",
    "Europe/Berlin": "بەرلین",
    "Europe/Stockholm": "ستۆکهۆڵم",
    "Europe/Moscow": "مۆسکۆ",
    "America/New_York": "نیویۆرک",
}

SORANI = Language(
    code="ckb",
    native_name="کوردی",
    direction="rtl",
    digits="latn",  # CLDR has Arabic digits; news sites print Western ones
    plural_form=plural_rules.sorani,
    # CLDR spells the two Kanuns differently; the house spells them alike.
    months={"full": Months((*cldr.MONTHS[:11], "کانوونی یەکەم"))},
    weekdays=cldr.WEEKDAYS,
    patterns=DatePatterns(
        date="{day}ی {month}ی {year}",
        with_weekday="{weekday}، {date}",
        month_of_year="{month}ی {year}",
        with_time="{date}، {time}",
        with_era="{date}ی {era}",
    ),
    other_calendars={"hijri": OtherMonths(_HIJRI, "کۆچی"), "jalali": OtherMonths(_JALALI, "هەتاوی")},
    relative=RelativeWords(
        now="ئێستا",
        # A Kurdish noun after a number stays singular.
        past={unit: {"other": f"پێش {{0}} {noun}"} for unit, noun in _UNITS.items()},
        future={unit: {"other": f"دوای {{0}} {noun}"} for unit, noun in _UNITS.items()},
        named_days={-2: "پێرێ", -1: "دوێنێ", 0: "ئەمڕۆ", 1: "سبەی", 2: "دووسبەی"},
    ),
    numbers=NumberWords(tuple((power, power, {"other": noun}) for power, noun in _THOUSANDS.items()), "ژمارە نییە"),
    lists=ListPatterns("{0} و {1}", "{0}، {1}", "{0} و {1}"),  # CLDR has Latin commas
    zones=ZoneWords(
        of_city="بە کاتی {city}",
        greenwich="بە کاتی گرینیچ",
        offset="بە کاتی گرینیچ {offset}",
        cities=_CITIES,
    ),
    quotes=Quotes("“", "”", "‘", "’"),
    other_month_names={"کانونی دووەم": 1, "تەموز": 7, "ئەیلول": 9, "کانونی یەکەم": 12},
    other_hijri_names={
        "مۆحەڕەم": 1,
        "ڕەبیعی یەکەم": 3,
        "ڕەبیعولئەوەڵ": 3,
        "ڕەبیعی دووەم": 4,
        "جەمادی یەکەم": 5,
        "جومادەلئەوەڵ": 5,
        "جەمادی دووەم": 6,
        "جومادەسانی": 6,
        "شەوال": 10,
        "زولقەعدە": 11,
        "زیلحیججە": 12,
        "زولحیججە": 12,
    },
    other_weekday_names={"دوشەممە": 0, "هەینی": 4, "جومعە": 4},
)
