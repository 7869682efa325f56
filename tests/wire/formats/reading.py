"""Reads a page the way the tests do: one fixed day, a small set of names on file."""

import datetime

from khabar.wire.formats.pasted import KnownNames, PastedArticle, read_page_text

TODAY = datetime.date(2026, 1, 15)
AFP = ("وكالة الصحافة الفرنسية", "Agence France-Presse", "AFP", "أ ف ب", "فرانس برس")
REUTERS = ("رويترز", "Reuters")
KNOWN = KnownNames(agencies=(AFP, REUTERS))
STORY = (
    "أعادت البلدية فتح الجسر أمام السيارات الصغيرة بعد أربعة أيام من الفيضان.\n\n"
    "وقال مدير الأشغال إن الفحوص لم تظهر ضرراً في الدعامات، وإن العمل مستمر.\n\n"
    "ويخدم الجسر ثلاثة أحياء في شرق المدينة يسكنها عشرون ألف نسمة."
)
ENGLISH_STORY = (
    "The bridge reopened to small cars four days after the flood, the council said.\n\n"
    "Engineers found no damage in the four pillars and will keep watching them."
)
HEADLINE = "بلدية النهرين تعيد فتح جسر الحدادين بعد الفيضان"


def read(text: str, known: KnownNames = KNOWN, hint_year: int | None = None) -> PastedArticle:
    return read_page_text(text, known, hint_year, TODAY)


def page(*above_the_story: str, headline: str = HEADLINE, story: str = STORY, below: str = "") -> str:
    """Return a page of *headline*, the lines between it and the *story*, and what stands *below*."""
    return "\n\n".join(filter(None, (headline, *above_the_story, story, below)))
