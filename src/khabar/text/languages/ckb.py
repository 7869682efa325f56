"""Sorani Kurdish. The day and the month each take the linking ی when something follows them."""

from khabar.text.languages import plural_rules
from khabar.text.languages.record import DatePatterns, Language, Months, Quotes

SORANI = Language(
    code="ckb",
    native_name="کوردی",
    direction="rtl",
    digits="latn",
    plural_form=plural_rules.one_or_other,
    months={
        "full": Months(
            (
                "کانوونی دووەم",
                "شوبات",
                "ئازار",
                "نیسان",
                "ئایار",
                "حوزەیران",
                "تەمووز",
                "ئاب",
                "ئەیلوول",
                "تشرینی یەکەم",
                "تشرینی دووەم",
                "کانوونی یەکەم",
            )
        )
    },
    weekdays=("دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "ھەینی", "شەممە", "یەکشەممە"),
    patterns=DatePatterns(
        date="{day}ی {month}ی {year}",
        with_weekday="{weekday}، {date}",
        month_of_year="{month}ی {year}",
        with_time="{date}، {time}",
    ),
    quotes=Quotes("“", "”", "‘", "’"),
    other_month_names={"کانونی دووەم": 1, "تەموز": 7, "ئەیلول": 9, "کانونی یەکەم": 12},
    other_weekday_names={"دوشەممە": 0, "هەینی": 4, "جومعە": 4},
)
