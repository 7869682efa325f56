"""Arabic. Five sets of month names are alive in its newspapers; which pair to print is the house's choice."""

from khabar.text.languages import plural_rules
from khabar.text.languages.record import DatePatterns, Language, Months, Quotes, side_by_side

LEVANT = Months(
    (
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    )
)
EGYPT = Months(
    (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    )
)
ALGERIA = Months(  # and Tunisia
    (
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    )
)
MOROCCO = Months(
    (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    )
)
MAURITANIA = Months(
    (
        "يناير",
        "فبراير",
        "مارس",
        "إبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغشت",
        "شتمبر",
        "أكتوبر",
        "نوفمبر",
        "دجمبر",
    )
)

ARABIC = Language(
    code="ar",
    native_name="العربية",
    direction="rtl",
    digits="latn",
    plural_form=plural_rules.arabic,
    months={
        "dual": side_by_side(LEVANT, EGYPT),
        "dual_egypt": side_by_side(EGYPT, LEVANT),
        "levant": LEVANT,
        "egypt": EGYPT,
        "algeria": ALGERIA,
        "morocco": MOROCCO,
        "mauritania": MAURITANIA,
    },
    weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    patterns=DatePatterns(
        date="{day} {month} {year}",
        with_weekday="{weekday}، {date}",
        month_of_year="{month} {year}",
        with_time="{date}، {time}",
    ),
    quotes=Quotes("«", "»", "‹", "›"),
    other_month_names={
        "كانون ثاني": 1,
        "مايس": 5,
        "يونيه": 6,
        "يوليه": 7,
        "تشرين أول": 10,
        "تشرين ثاني": 11,
        "كانون أول": 12,
    },
    other_weekday_names={"الاتنين": 0, "التلات": 1, "الأربعا": 2},
)
