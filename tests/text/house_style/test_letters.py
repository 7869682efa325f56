"""Letters: stretched, repeated, invisible, stored by their shape, or from another language's keyboard."""

import pytest

from khabar.text.house_style import HouseStyle, mend
from tests.text.house_style.found import marked, rules_that_marked

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
ZWJ = "\N{ZERO WIDTH JOINER}"


def test_stretched_words_are_set_plainly() -> None:
    assert mend("الجيـــش العراقـي", "ar") == "الجيش العراقي"
    assert mend("بغداد ـ كما قال ـ هادئة", "ar") == "بغداد – كما قال – هادئة"


@pytest.mark.parametrize(
    "text", ["لـ«داعش»", "بـ42 صوتا", "الـ18 من مايو", "عام 1439هـ.", "«النموذج جـ» في الحي", "لاحقة ـة"]
)
def test_a_letter_may_lean_on_a_tatweel(text: str) -> None:
    assert rules_that_marked(text) == set()


def test_a_letter_no_word_repeats_so_often_is_shown() -> None:
    assert mend("الجييييش تقدم", "ar") == "الجيش تقدم"
    assert mend("مدرسةة جديدة", "ar") == "مدرسة جديدة"


@pytest.mark.parametrize("text", ["تتتبع اللجنة", "تشتتت قواهم", "هههههه", "داوود والآباء", "الله واللغة"])
def test_words_that_repeat_a_letter_are_left_alone(text: str) -> None:
    assert rules_that_marked(text) == set()


def test_invisible_characters_go() -> None:
    text = "\N{RIGHT-TO-LEFT MARK}القا\N{ZERO WIDTH SPACE}ئم\N{RIGHT-TO-LEFT OVERRIDE}"

    assert mend(text, "ar") == "القائم"


def test_joiners_that_spell_stay() -> None:
    family = f"\N{MAN}{ZWJ}\N{WOMAN}"

    assert rules_that_marked(f"می{ZWNJ}خواهم", "fa") == set()
    assert rules_that_marked(f"عائلة {family}") == set()
    assert marked(f"كت{ZWNJ}اب", "invisible_characters") == [(ZWNJ, "")]
    assert marked(f"کتاب {ZWNJ}ها", "invisible_characters", "fa") == [(ZWNJ, "")]


def test_shapes_of_letters_become_letters() -> None:
    assert mend("ﻻﺟﺊ في ﺑﻐﺪﺍﺩ", "ar") == "لاجئ في بغداد"
    assert rules_that_marked("النبي ﷺ") == set()


@pytest.mark.parametrize(
    ("written", "mended", "language"),
    [
        ("کردستان العراق", "كردستان العراق", "ar"),
        ("المستوی العالمی", "المستوى العالمي", "ar"),
        ("كتاب فارسي", "کتاب فارسی", "fa"),
        ("پاكستان كي خبر", "پاکستان کی خبر", "ur"),
        ("كوردستان", "کوردستان", "ckb"),
    ],
)
def test_letters_of_another_keyboard_become_the_languages_own(written: str, mended: str, language: str) -> None:
    assert mend(written, language) == mended


def test_a_guest_keeps_its_letters() -> None:
    assert rules_that_marked("صحيفة «گزارش» الإيرانية") == set()
    assert rules_that_marked("سورة «الفاتحة» را خواند", "fa") <= {"keyboard_letters"}
    assert rules_that_marked("پژوهشگاه", "ar") == set()


def test_the_place_of_tanwin_is_the_houses_choice() -> None:
    assert rules_that_marked("شكراً وأهلًا") == set()
    assert mend("شكراً وأهلًا", "ar", HouseStyle(tanwin="ًا")) == "شكرًا وأهلًا"
    assert mend("شكراً وأهلًا", "ar", HouseStyle(tanwin="اً")) == "شكراً وأهلاً"
