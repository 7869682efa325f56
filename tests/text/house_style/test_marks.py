"""Marks of punctuation, dots, dashes, brackets, digits and the per cent sign."""

import pytest

from khabar.text.house_style import HouseStyle, mend
from tests.text.house_style.found import marked, rules_that_marked


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("أمس, قال", "أمس، قال"),
        ("أمس,قال", "أمس، قال"),
        ("نعم; لكن", "نعم؛ لكن"),
        ("لماذا?", "لماذا؟"),
        ("شركة IBM, وقالت", "شركة IBM، وقالت"),
        ("نعم،، لكن", "نعم، لكن"),
        ("لماذا؟؟", "لماذا؟"),
    ],
)
def test_arabic_script_has_its_own_marks_once(written: str, mended: str) -> None:
    assert mend(written, "ar") == mended


@pytest.mark.parametrize(
    "text",
    ["عدد السكان 1,250,000 نسمة", "قال: Yes, we can; why not?", "https://a.b/?q=1,2", "كيف؟!", "قال أمس&nbsp;نعم"],
)
def test_latin_marks_stay_in_numbers_latin_runs_and_addresses(text: str) -> None:
    assert rules_that_marked(text) == set()


def test_an_ellipsis_is_three_dots_in_the_form_of_the_house() -> None:
    assert marked("ثم مضى.. وعاد", "ellipsis") == [("..", "…")]
    assert marked("ثم مضى..... وعاد", "ellipsis") == [(".....", "…")]
    assert marked("ثم مضى... وعاد…", "ellipsis") == []
    assert marked("ثم مضى... وعاد…", "ellipsis", style=HouseStyle(ellipsis="...")) == [("…", "...")]
    assert marked("ثم مضى... وعاد…", "ellipsis", style=HouseStyle(ellipsis="…")) == [("...", "…")]


def test_two_hyphens_are_a_dash_and_a_line_of_them_is_not() -> None:
    assert mend("الجيش -- كما قال -- تقدم", "ar") == "الجيش – كما قال – تقدم"
    assert rules_that_marked("الأمر khabar --json\n--------\nنص") == set()


def test_a_single_hyphen_is_a_dash_only_where_the_house_says_so() -> None:
    text = "الجيش - كما قال - تقدم بين 2014-2017"
    style = HouseStyle(switched_on=frozenset({"spaced_hyphen", "number_range"}), dash="—")

    assert rules_that_marked(text) == set()
    assert mend(text, "ar", style) == "الجيش — كما قال — تقدم بين 2014–2017"


@pytest.mark.parametrize("number", ["2017-11-17", "0770-123-4567", "17/11/2017", "5-3", "F-16"])
def test_dates_phone_numbers_and_scores_are_no_ranges(number: str) -> None:
    style = HouseStyle(switched_on=frozenset({"number_range"}))

    assert marked(f"في {number} أمس", "number_range", style=style) == []


def test_a_bracket_without_its_fellow_is_shown() -> None:
    assert marked("القائم (غربي العراق أمس", "unpaired_bracket") == [("(", None)]
    assert marked("القائم غربي العراق) أمس", "unpaired_bracket") == [(")", None)]


@pytest.mark.parametrize("text", ["1) الأول\n2) الثاني", "أ) كذا", "شكرا :)", "القائم (غربي [العراق]) أمس"])
def test_labels_of_lists_and_faces_are_no_brackets(text: str) -> None:
    assert rules_that_marked(text) == set()


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("بنسبة 26 %", "بنسبة 26%"),
        ("بنسبة %26 أمس", "بنسبة 26% أمس"),
        ("بنسبة ٢٦%", "بنسبة ٢٦٪"),
        ("بنسبة 26٪", "بنسبة 26%"),
    ],
)
def test_the_per_cent_sign_follows_its_digits_and_is_of_their_kind(written: str, mended: str) -> None:
    assert mend(written, "ar") == mended


def test_digits_of_two_kinds_become_those_that_prevail() -> None:
    assert mend("عام 2017 و2018 ثم ٢٠١٩", "ar") == "عام 2017 و2018 ثم 2019"
    assert mend("عام ٢٠١٧ و٢٠١٨ ثم 2019", "ar") == "عام ٢٠١٧ و٢٠١٨ ثم ٢٠١٩"


def test_digits_follow_the_house_and_names_keep_theirs() -> None:
    style = HouseStyle(digits="arab")

    assert mend("في 2017 جائحة COVID-19 وطائرة F16", "ar", style) == "في ٢٠١٧ جائحة COVID-19 وطائرة F16"
