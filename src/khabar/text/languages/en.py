"""English, in the British order of day and month that the house uses beside Arabic."""

from khabar.text.languages import plural_rules
from khabar.text.languages.cldr import en as cldr
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

_HIJRI = "Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Ula|Jumada al-Thani|Rajab|Shaaban|Ramadan|Shawwal"

ENGLISH = Language(
    code="en",
    native_name="English",
    direction="ltr",
    digits="latn",
    plural_form=plural_rules.english,
    months={"full": Months(cldr.MONTHS)},
    weekdays=cldr.WEEKDAYS,
    patterns=DatePatterns(
        date="{day} {month} {year}",
        with_weekday="{weekday}, {date}",
        month_of_year="{month} {year}",
        with_time="{date}, {time}",
    ),
    other_calendars={
        # As agencies spell them: CLDR numbers the twin months (Rabiʻ I) and writes letters no keyboard has.
        "hijri": OtherMonths((*_HIJRI.split("|"), "Dhu al-Qadah", "Dhu al-Hijjah"), cldr.HIJRI_ERA),
        "jalali": OtherMonths(cldr.JALALI_MONTHS, "SH"),  # solar Hijri; CLDR's "AP" means a news agency to a journalist
    },
    relative=RelativeWords("just now", cldr.RELATIVE["past"], cldr.RELATIVE["future"], cldr.NAMED_DAYS),
    numbers=NumberWords(cldr.COMPACT, "not a number"),
    lists=ListPatterns(cldr.LIST["2"], cldr.LIST["middle"], cldr.LIST["end"].replace(", and ", " and ")),
    zones=ZoneWords(of_city="{city} time", greenwich="GMT", offset="GMT{offset}", cities=cldr.CITIES),
    quotes=Quotes("“", "”", "‘", "’"),
    other_month_names={name[:3]: number for number, name in enumerate(cldr.MONTHS, 1)} | {"Sept": 9},
    other_hijri_names={
        "Rabi I": 3,
        "Rabi II": 4,
        "Jumada I": 5,
        "Jumada II": 6,
        "Sha'ban": 8,
        "Shaban": 8,
        "Ramazan": 9,
        "Dhu al-Hijja": 12,
    },
    other_weekday_names={name[:3]: day for day, name in enumerate(cldr.WEEKDAYS)} | {"Tues": 1, "Thurs": 3},
)
