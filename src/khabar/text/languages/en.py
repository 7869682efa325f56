"""English, in the British order of day and month that the house uses beside Arabic."""

from khabar.text.languages import plural_rules
from khabar.text.languages.record import DatePatterns, Language, Months, Quotes

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ENGLISH = Language(
    code="en",
    native_name="English",
    direction="ltr",
    digits="latn",
    plural_form=plural_rules.one_or_other,
    months={"full": Months(_MONTHS)},
    weekdays=_WEEKDAYS,
    patterns=DatePatterns(
        date="{day} {month} {year}",
        with_weekday="{weekday}, {date}",
        month_of_year="{month} {year}",
        with_time="{date}, {time}",
    ),
    quotes=Quotes("“", "”", "‘", "’"),
    other_month_names={name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"Sept": 9},
    other_weekday_names={name[:3]: day for day, name in enumerate(_WEEKDAYS)} | {"Tues": 1, "Thurs": 3},
)
