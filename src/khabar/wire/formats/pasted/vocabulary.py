"""Words that tell names, labels and places apart in bylines and credits. Data only, all languages together."""

from typing import Final

from khabar.wire.formats.pasted.tokens import folded_name, folded_words


def _folded(*lines: str) -> frozenset[str]:
    return frozenset(folded_name(word) for line in lines for word in line.split())


# Agencies that copy calls by one word, so that a fresh home tells them from towns.
AGENCIES_OF_ONE_WORD: Final = _folded(
    "رويترز الأناضول سانا واع بترا وفا كونا واس قنا شينخوا سبوتنيك تاس إفي أنسا إيرنا فارس وكالات الوكالات",
    "رویترز آناتولی ایرنا ایسنا شینهوا",
    "Reuters Anadolu Sputnik Xinhua TASS EFE ANSA dpa IRNA Petra KUNA SANA WAFA Getty Bloomberg Kyodo agencies agences",
)
AGENCIES_BEGIN: Final = _folded("وكالة وكالات الوكالة خبرگزاری آژانس ئاژانسی agence")
AGENCIES_END: Final = _folded("agency press newswire wire agencies images pictures برس پرس")

# Not of names, and common in the short lines under a headline. Compared as written: folded, على would be the name علي.
NOT_IN_NAMES: Final = frozenset(
    (
        "في فى من على إلى الى عن مع بعد قبل بين حول هذا هذه التي الذي هو هي كان كانت قال قالت أن إن لا ما هل خلال ضد "
        "نحو حتى منذ "
        "the of in on at to for with from and or is are was were has have not that this what why how after before as "
        "در از به با که این آن را برای تا شد است بود چرا چه "
        "les des une dans sur pour avec et est à au aux que qui"
    ).split()
)
# Names whose first letter و is not the word «و».
NAMES_WITH_WAW: Final = _folded(
    "وليد والوليد وائل وسام وسيم وضاح وجدي وجيه وديع وداد وداعة وفاء وفيق وفا ورد وردة وردي وصال وصفي واصف واصل",
    "واثق وهيب وهبة وهبي وهاب وهيبة ولاء ولي ونيس ونوس ونس وحيد وحيدة وعد وجد وجدان ورداني وزان وزير وكيل وهدان",
    "ويسي ويس وثاب ودود واعظ والي والا وارث واقف وسن وسمي وجيهة ودي ورقاء وسيلة",
)
NAME_PARTICLES: Final = frozenset("al el bin ibn bint bou ben abu abou van von de der den di da du la le".split())

# Nothing but a name can follow these.
BY: Final = (
    "بقلم|كتبه|كتبتها|كتبها|أعده|أعدته|أعدها|به قلم|نوشته|written by|reported by|reporting by|story by|words by|by|par"
)
# These also begin headlines, so they want a colon.
BY_WITH_A_COLON: Final = (
    "كتب|كتبت|إعداد|تقرير|تحرير|تحقيق|ترجمة|الكاتب|الكاتبة|المحرر|مراسلنا|"
    "نویسنده|گزارش|گزارشگر|خبرنگار|مترجم|author|authors|reporter|auteur|texte|text"
)
SOURCE_WITH_A_COLON: Final = "المصدر|المصادر|مصدر|source|sources|منبع"
ROLES: Final = _folded(
    "مراسل مراسلة محرر محررة صحافي صحفي صحافية صحفية كاتب كاتبة خبرنگار",
    "correspondent reporter editor writer journalist",
)
TOWNS_BEGIN: Final = _folded(
    "مدينة ميناء بلدة قرية دير بيت رام تل رأس عين خان باب جبل وادي كفر سد أم شرم بني حي",
    "new san los el deir beit tel fort port",
)
DATE_WORDS: Final = frozenset(
    word
    for line in (
        "نشر في تاريخ النشر بتاريخ نشرت تم آخر تحديث التحديث حدث حدثت يوم الساعة بتوقيت غرينتش جرينتش المحلي التاريخ",
        "published updated last posted on at date modified edited first created",
        "publié le mis à jour modifié dernière mise",
        "تاریخ انتشار منتشر شده در شد آخرین به روزرسانی ساعت زمان روز",
    )
    for word in folded_words(line)
)
UPDATED: Final = r"تحديث|حُ?د[ِّ]*ث|updated|modified|edited|mis à jour|روزرسانی"
