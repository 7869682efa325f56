"""Urdu."""

from khabar.text.languages import plural_rules
from khabar.text.languages.cldr import ur as cldr
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

# CLDR mistakes several of the Jalali names («خداداد», «ڈے»): these are the Persian ones in Urdu letters.
_JALALI = "فروردین اردیبہشت خرداد تیر مرداد شہریور مہر آبان آذر دی بہمن اسفند".split()

URDU = Language(
    code="ur",
    native_name="اردو",
    direction="rtl",
    digits="latn",
    plural_form=plural_rules.urdu,
    months={"full": Months(cldr.MONTHS)},
    weekdays=cldr.WEEKDAYS,
    patterns=DatePatterns(
        date="{day} {month} {year}",
        with_weekday="{weekday}، {date}",
        month_of_year="{month} {year}",
        with_time="{date}، {time}",
    ),
    other_calendars={
        # CLDR has a space inside ربیع.
        "hijri": OtherMonths(tuple(name.replace("ر بیع", "ربیع") for name in cldr.HIJRI_MONTHS), cldr.HIJRI_ERA),
        "jalali": OtherMonths(tuple(_JALALI), "شمسی"),  # CLDR has "AP"
    },
    relative=RelativeWords(
        now="ابھی",
        # «3 دن پہلے»: the oblique دنوں of CLDR is not used after a number.
        past=cldr.RELATIVE["past"] | {"day": dict.fromkeys(("one", "other"), "{0} دن پہلے")},
        future=cldr.RELATIVE["future"] | {"day": dict.fromkeys(("one", "other"), "{0} دن میں")},
        named_days=cldr.NAMED_DAYS,
    ),
    numbers=NumberWords(cldr.COMPACT, cldr.NOT_A_NUMBER),
    lists=ListPatterns(cldr.LIST["2"], cldr.LIST["middle"], cldr.LIST["end"].replace("، اور ", " اور ")),
    zones=ZoneWords(
        of_city="{city} کے وقت کے مطابق",
        greenwich="گرین وچ کے وقت کے مطابق",
        offset="گرین وچ کے وقت {offset} کے مطابق",
        # As Urdu newspapers call them.
        cities=cldr.CITIES
        | {"Asia/Amman": "عمان", "Asia/Hebron": "الخلیل", "Africa/Algiers": "الجزائر", "Africa/Tripoli": "طرابلس"},
    ),
    quotes=Quotes("“", "”", "‘", "’"),  # CLDR has the two the wrong way round
    other_hijri_names={"جمادی الاولیٰ": 5, "جمادی الآخر": 6, "ذی القعدہ": 11, "ذوالقعدہ": 11, "ذی الحجہ": 12},
    other_weekday_names={"سوموار": 0},
)
