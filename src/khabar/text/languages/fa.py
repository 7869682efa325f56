"""Persian. Newspapers date by the solar (Jalali) calendar, by the Gregorian one, or both: a style for each."""

from khabar.text.characters import ZWNJ
from khabar.text.languages import plural_rules
from khabar.text.languages.record import DatePatterns, Language, Months, Quotes

GREGORIAN = Months(
    (
        "ژانویه",
        "فوریه",
        "مارس",
        "آوریل",
        "مه",
        "ژوئن",
        "ژوئیه",
        "اوت",
        "سپتامبر",
        "اکتبر",
        "نوامبر",
        "دسامبر",
    )
)
JALALI = Months(
    (
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
    ),
    calendar="jalali",
)

PERSIAN = Language(
    code="fa",
    native_name="فارسی",
    direction="rtl",
    digits="arabext",
    plural_form=plural_rules.persian,
    months={"gregorian": GREGORIAN, "jalali": JALALI},
    weekdays=("دوشنبه", f"سه{ZWNJ}شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    patterns=DatePatterns(
        date="{day} {month} {year}",
        with_weekday="{weekday} {date}",
        month_of_year="{month} {year}",
        with_time="{date}، ساعت {time}",
    ),
    quotes=Quotes("«", "»", "‹", "›"),
    other_month_names={"ژوین": 6, "ژوییه": 7, "آگوست": 8},
    other_weekday_names={"دو شنبه": 0, "سه شنبه": 1, "چهار شنبه": 2, "پنج شنبه": 3, "یک شنبه": 6},
)
