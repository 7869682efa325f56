"""Names whose Latin spelling readers know: places from CLDR, given names and small words as newsrooms write them."""

from functools import cache

from khabar.text.fold import fold
from khabar.text.languages.cldr.places import AR, CKB, FA, UR

MOST_WORDS = 4

# CLDR's long official names, and two capitals that CLDR has by another name.
_PLACES = {
    "فلسطين": "palestine",
    "فلسطین": "palestine",
    "فەلەستین": "palestine",
    "السعودية": "saudi-arabia",
    "الإمارات": "emirates",
    "أميركا": "america",
    "أمريكا": "america",
    "بريطانيا": "britain",
    "الخليل": "hebron",
    "الموصل": "mosul",
    "البصرة": "basra",
    "كركوك": "kirkuk",
    "أربيل": "erbil",
    "هەولێر": "erbil",
    "السليمانية": "sulaymaniyah",
    "سلێمانی": "sulaymaniyah",
    "دهوك": "dohuk",
    "النجف": "najaf",
    "كربلاء": "karbala",
    "الأنبار": "anbar",
    "الفلوجة": "fallujah",
    "نينوى": "nineveh",
    "حلب": "aleppo",
    "حمص": "homs",
    "إدلب": "idlib",
    "الرقة": "raqqa",
    "دير الزور": "deir-ez-zor",
    "رفح": "rafah",
    "رام الله": "ramallah",
    "جدة": "jeddah",
    "مكة": "mecca",
    "الدوحة": "doha",
    "أبو ظبي": "abu-dhabi",
    "أبوظبي": "abu-dhabi",
    "صنعاء": "sanaa",
    "أنقرة": "ankara",
    "واشنطن": "washington",
    "داعش": "daesh",
    "حماس": "hamas",
    "حزب الله": "hezbollah",
}
_GIVEN_NAMES = {
    "محمد": "mohammed",
    "أحمد": "ahmed",
    "محمود": "mahmoud",
    "علي": "ali",
    "علی": "ali",
    "حسن": "hassan",
    "حسين": "hussein",
    "حسین": "hossein",
    "عمر": "omar",
    "عثمان": "othman",
    "خالد": "khaled",
    "إبراهيم": "ibrahim",
    "إسماعيل": "ismail",
    "يوسف": "youssef",
    "مصطفى": "mustafa",
    "عباس": "abbas",
    "حيدر": "haider",
    "جعفر": "jaafar",
    "كاظم": "kadhim",
    "قاسم": "qasim",
    "ناصر": "nasser",
    "صالح": "saleh",
    "صلاح": "salah",
    "سليم": "salim",
    "سعد": "saad",
    "سعيد": "said",
    "بشار": "bashar",
    "مقتدى": "muqtada",
    "نوري": "nouri",
    "جورج": "george",
    "مريم": "maryam",
    "فاطمة": "fatima",
    "زينب": "zainab",
    "عائشة": "aisha",
    "ليلى": "layla",
    "سارة": "sara",
    "نور": "nour",
    "هدى": "huda",
    "عبد الله": "abdullah",
    "عبدالله": "abdullah",
    "عبد الرحمن": "abdulrahman",
    "الله": "allah",
}
_SMALL_WORDS = {
    "ابن": "ibn",
    "بن": "bin",
    "بنت": "bint",
    "أبو": "abu",
    "أبي": "abi",
    "أم": "umm",
    "عبد": "abd",
    "آل": "al",
    "في": "fi",
    "من": "min",
    "إلى": "ila",
    "على": "ala",
    "عن": "an",
    "مع": "maa",
    "و": "wa",
    "لا": "la",
}


@cache
def known_names() -> dict[str, str]:
    """Return how names are written in Latin letters, by their folded spelling.

    >>> known_names()[fold("العراق")], known_names()[fold("أبو ظبي")]
    ('iraq', 'abu-dhabi')
    """
    places = {name: fold(english).replace(" ", "-") for table in (CKB, UR, FA, AR) for name, english in table.items()}
    named: dict[str, set[str]] = {}
    for name, latin in places.items():
        named.setdefault(fold(name), set()).add(latin)
    # عمان is Amman or Oman: nobody can tell without its vowels.
    told_apart = {name: latin for name, (latin, *others) in named.items() if not others and latin.isascii()}
    ours = _PLACES | _GIVEN_NAMES | _SMALL_WORDS
    return told_apart | {fold(name): latin for name, latin in ours.items()}
