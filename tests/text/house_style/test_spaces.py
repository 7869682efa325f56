"""Spaces stand where they belong: one between words, none before a mark, one after it."""

import pytest

from khabar.text.house_style import mend
from tests.text.house_style.found import marked, rules_that_marked

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("في  بغداد", "في بغداد"),
        ("في بغداد ، أمس", "في بغداد، أمس"),
        ("لماذا ؟", "لماذا؟"),
        ("قال:نحن هنا", "قال: نحن هنا"),
        ("انتهى الأمر.وقال", "انتهى الأمر. وقال"),
        ("بغداد،البصرة", "بغداد، البصرة"),
        ("« نص » هنا", "«نص» هنا"),
        ("الحدود ( غربا ) أمس", "الحدود (غربا) أمس"),
        ("القائم(غربي العراق) أمس", "القائم (غربي العراق) أمس"),
        ("أعلن «المجلس»أمس", "أعلن «المجلس» أمس"),
        ("أعلن الجيش و الشرطة", "أعلن الجيش والشرطة"),
    ],
)
def test_spaces_are_put_right(written: str, mended: str) -> None:
    assert mend(written, "ar") == mended


@pytest.mark.parametrize(
    "text",
    [
        "الساعة 18:30 والنتيجة 2.5 و1,250",
        "وكالة أ.ف.ب. ود.أحمد وص.ب",
        "طالب(ة) في الـ«بي بي سي» وبـ«داعش»",
        "إطار .NET للبرمجة",
        "https://x.y/a,b?c=1 و user@example.org و #وسم_طويل",
        "    سطر بمسافة في أوله\nوآخر",
        "حرفا أ و ب والنقطة م و ن",
        f"قال{NO_BREAK}: نعم",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert rules_that_marked(text) == set()


def test_a_no_break_space_among_doubled_ones_is_kept() -> None:
    assert marked(f"عام{NO_BREAK} 2017", "double_space") == [(f"{NO_BREAK} ", NO_BREAK)]
