"""Urdu."""

from khabar.text.languages import plural_rules
from khabar.text.languages.record import DatePatterns, Language, Months, Quotes

URDU = Language(
    code="ur",
    native_name="اردو",
    direction="rtl",
    digits="latn",
    plural_form=plural_rules.one_or_other,
    months={
        "full": Months(
            (
                "جنوری",
                "فروری",
                "مارچ",
                "اپریل",
                "مئی",
                "جون",
                "جولائی",
                "اگست",
                "ستمبر",
                "اکتوبر",
                "نومبر",
                "دسمبر",
            )
        )
    },
    weekdays=("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
    patterns=DatePatterns(
        date="{day} {month} {year}",
        with_weekday="{weekday}، {date}",
        month_of_year="{month} {year}",
        with_time="{date}، {time}",
    ),
    quotes=Quotes("“", "”", "‘", "’"),
    other_weekday_names={"سوموار": 0},
)
