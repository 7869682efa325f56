"""Persian. Newspapers date by the solar (Jalali) calendar, by the Gregorian one, or both: a style for each."""

from khabar.text.languages import plural_rules
from khabar.text.languages.cldr import fa as cldr
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

PERSIAN = Language(
    code="fa",
    native_name="فارسی",
    direction="rtl",
    digits="arabext",
    plural_form=plural_rules.persian,
    months={"gregorian": Months(cldr.MONTHS), "jalali": Months(cldr.JALALI_MONTHS, calendar="jalali")},
    weekdays=cldr.WEEKDAYS,
    patterns=DatePatterns(
        date="{day} {month} {year}",
        with_weekday="{weekday} {date}",
        month_of_year="{month} {year}",
        with_time="{date}، ساعت {time}",
    ),
    # The eras as words: CLDR's abbreviations hold an invisible mark, and readers know these better.
    other_calendars={
        "hijri": OtherMonths(cldr.HIJRI_MONTHS, "قمری"),
        "jalali": OtherMonths(cldr.JALALI_MONTHS, "خورشیدی"),
    },
    relative=RelativeWords("اکنون", cldr.RELATIVE["past"], cldr.RELATIVE["future"], cldr.NAMED_DAYS),
    numbers=NumberWords(cldr.COMPACT, cldr.NOT_A_NUMBER),
    lists=ListPatterns(cldr.LIST["2"], cldr.LIST["middle"], cldr.LIST["end"].replace("، و ", " و ")),
    zones=ZoneWords(
        of_city=f"به {cldr.ZONE_OF_CITY.format('{city}')}",
        greenwich=f"به وقت {cldr.GREENWICH}",
        offset=f"به وقت {cldr.GREENWICH} {{offset}}",
        # As Persian newspapers call the city, and without a vowel sign.
        cities=cldr.CITIES | {"Asia/Jerusalem": "قدس", "Asia/Amman": "امان"},
    ),
    quotes=Quotes("«", "»", "‹", "›"),
    other_month_names={"ژوین": 6, "ژوییه": 7, "آگوست": 8},
    other_hijri_names={
        "محرم الحرام": 1,
        "جمادی الثانیه": 6,
        "ذی القعده": 11,
        "ذی الحجه": 12,
        "ذی قعده": 11,
        "ذی حجه": 12,
    },
    other_weekday_names={"دو شنبه": 0, "سه شنبه": 1, "چهار شنبه": 2, "پنج شنبه": 3, "یک شنبه": 6},
)
