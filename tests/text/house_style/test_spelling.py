"""Spelling: what careless hands make of words is put right; what a careful one may have meant is left alone."""

import pytest

from khabar.text.house_style import HouseStyle, apply, check, mend
from tests.text.house_style.found import marked, rules_that_marked


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("ذهب الى الاردن", "ذهب إلى الأردن"),
        ("الامم المتحدة والامين العام", "الأمم المتحدة والأمين العام"),
        ("وامريكا واوروبا", "وأمريكا وأوروبا"),
        ("بالاضافة الى ذلك", "بالإضافة إلى ذلك"),
        ("وقال احمد", "وقال أحمد"),
        ("الي بغداد", "إلى بغداد"),
        ("ايضاً اوّل مرة", "أيضاً أوّل مرة"),
        ("القرن الاسلاميه", "القرن الإسلامية"),
    ],
)
def test_a_dropped_hamza_is_written(written: str, mended: str) -> None:
    assert mend(written, "ar") == mended


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("المدينه القديمه", "المدينة القديمة"),
        ("هذة المياة", "هذه المياه"),
        ("فى المستشفى العسكرى", "في المستشفى العسكري"),
        ("التى أعلنها الفريق الوطنى", "التي أعلنها الفريق الوطني"),
        ("إحدي القرى", "إحدى القرى"),
        ("علي الرغم من ذلك، وعلي سبيل المثال", "على الرغم من ذلك، وعلى سبيل المثال"),
    ],
)
def test_the_end_of_a_word_is_put_right(written: str, mended: str) -> None:
    assert mend(written, "ar") == mended


@pytest.mark.parametrize(
    "text",
    [
        "وجه به ولديه كتابه ومدرسه وعمله وطريقه",
        "علي على حدود",
        "كامل وارد واحد والد باسم",
        "استقبال الاتحاد والاجتماع والاثنين وابن واسم وامرأة",
        "الله والفقه والشبه والوجه والمياه",
        "فان دايك وبان كي مون وكاس",
        "رأى رأي قوى قوي",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert rules_that_marked(text) == set()


def test_the_hamza_of_an_is_shown_and_chosen_only_where_the_word_before_decides() -> None:
    assert marked("يبدو ان الجيش تقدم", "hamza_to_choose") == [("ان", None)]
    assert marked("قال ان الجيش تقدم", "hamza_to_choose") == [("ان", "إن")]
    assert marked("بعد ان تقدم الجيش", "hamza_to_choose") == [("ان", "أن")]
    assert marked("قناة «سي ان ان»", "hamza_to_choose") == []


def test_a_finding_tells_where_what_why_and_how_certainly() -> None:
    (finding,) = check("وصل الى بغداد", "ar")

    assert (finding.rule, finding.start, finding.end, finding.found, finding.suggestion) == (
        "first_hamza",
        4,
        7,
        "الى",
        "إلى",
    )
    assert finding.confidence >= 0.9
    assert finding.message.arabic == "همزة القطع تُكتب."
    assert finding.message.english == "A hamza that is pronounced is written."


def test_the_same_word_twice_is_shown() -> None:
    assert mend("ذهب إلى إلى بغداد", "ar") == "ذهب إلى بغداد"
    assert marked("الجيش الجيش تقدم", "repeated_word") == [(" الجيش", "")]
    assert rules_that_marked("رويدا رويدا على قناة سي إن إن") == set()
    assert rules_that_marked("ساتھ ساتھ", "ur") == set()


def test_the_houses_own_spelling_wins_over_every_other() -> None:
    style = HouseStyle(spellings={"أمريكا": "أميركا", "امريكا": "أميركا", "مسئول": "مسؤول"})

    assert mend("أمريكا وأمريكا ولأمريكا وامريكا، مسئول", "ar", style) == "أميركا وأميركا ولأميركا وأميركا، مسؤول"
    assert [finding.rule for finding in check("امريكا", "ar", style)] == ["preferred_spelling"]


def test_a_house_may_switch_a_rule_off() -> None:
    assert rules_that_marked("فى بغداد", style=HouseStyle(switched_off=frozenset({"final_yeh"}))) == set()


def test_suggestions_are_made_from_the_confidence_on_that_the_house_asks_for() -> None:
    assert mend("بعد ان تقدم", "ar", HouseStyle(threshold=0.9)) == "بعد ان تقدم"
    assert apply("بعد ان تقدم", check("بعد ان تقدم", "ar")) == "بعد أن تقدم"
