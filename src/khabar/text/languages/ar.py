"""Arabic. Five sets of month names are alive in its newspapers; which pair to print is the house's choice."""

from khabar.text.languages import plural_rules
from khabar.text.languages.cldr import ar as cldr
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
    side_by_side,
)

LEVANT = Months(cldr.LEVANT_MONTHS)
EGYPT = Months(cldr.EGYPT_MONTHS)

# CLDR misspells five of the Jalali names («آيان» for «آبان»): these are the ones Arabic newspapers print.
_JALALI = "فروردين أرديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن إسفند".split()


def _house(units: dict[str, dict[str, str]], preposition: str) -> dict[str, dict[str, str]]:
    """Return the patterns as a newsroom writes them: «قبل ساعة» without «واحدة», and «بعد» where CLDR has «خلال»."""
    return {
        unit: {
            form: " ".join([preposition, *(word for word in pattern.split()[1:] if word not in ("واحد", "واحدة"))])
            for form, pattern in forms.items()
        }
        for unit, forms in units.items()
    }


def _counted(power: int, nouns: dict[str, str]) -> dict[str, str]:
    """Return the nouns with the plural that CLDR leaves out: «3 مليارات» as «3 ملايين»; «تريليون» as it is written."""
    billion, trillion = "مليار", "تريليون"
    noun = {9: billion, 12: trillion}.get(power)
    return nouns if noun is None else dict.fromkeys(nouns, noun) | {"few": f"{noun}ات"}


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
        "algeria": Months(cldr.ALGERIA_MONTHS),  # and Tunisia
        "morocco": Months(cldr.MOROCCO_MONTHS),
        "mauritania": Months(cldr.MAURITANIA_MONTHS),
    },
    weekdays=cldr.WEEKDAYS,
    patterns=DatePatterns(
        date="{day} {month} {year}",
        with_weekday="{weekday}، {date}",
        month_of_year="{month} {year}",
        with_time="{date}، {time}",
    ),
    other_calendars={
        "hijri": OtherMonths(cldr.HIJRI_MONTHS, cldr.HIJRI_ERA),
        "jalali": OtherMonths(tuple(_JALALI), "هـ ش"),  # CLDR joins these letters by an invisible mark
    },
    relative=RelativeWords(
        now="الآن",
        past=_house(cldr.RELATIVE["past"], "قبل"),
        future=_house(cldr.RELATIVE["future"], "بعد"),
        named_days=cldr.NAMED_DAYS | {2: "بعد غد"},
    ),
    numbers=NumberWords(
        tuple((start, power, _counted(power, nouns)) for start, power, nouns in cldr.COMPACT), cldr.NOT_A_NUMBER
    ),
    lists=ListPatterns(cldr.LIST["2"], cldr.LIST["middle"], cldr.LIST["end"]),
    zones=ZoneWords(
        of_city=f"ب{cldr.ZONE_OF_CITY.format('{city}')}",
        greenwich=f"بتوقيت {cldr.GREENWICH}",
        offset=f"بتوقيت {cldr.GREENWICH} {{offset}}",
        # The Palestinian name of the city, and no vowel sign in the middle of a line of news.
        cities=cldr.CITIES | {"Asia/Hebron": "الخليل", "Asia/Amman": "عمان"},
    ),
    quotes=Quotes("«", "»", "‹", "›"),  # CLDR has curly ones, and those the wrong way round
    other_month_names={
        "كانون ثاني": 1,
        "مايس": 5,
        "يونيه": 6,
        "يوليه": 7,
        "تشرين أول": 10,
        "تشرين ثاني": 11,
        "كانون أول": 12,
    },
    other_hijri_names={
        "محرم الحرام": 1,
        "صفر الخير": 2,
        "ربيع أول": 3,
        "ربيع الثاني": 4,
        "ربيع ثاني": 4,
        "ربيع آخر": 4,
        "جمادى الأول": 5,
        "جمادى أولى": 5,
        "جمادى الثانية": 6,
        "جمادى الثاني": 6,
        "جمادى الآخر": 6,
        "رمضان المبارك": 9,
        "ذي القعدة": 11,
        "ذي الحجة": 12,
    },
    other_weekday_names={"الاتنين": 0, "التلات": 1, "الأربعا": 2},
)
