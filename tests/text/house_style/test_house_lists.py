"""Names and words of the house's own lists: known as they are really typed, and nothing else taken for them."""

import pytest

from khabar.text.house_style import HouseStyle, mend
from tests.text.house_style.found import marked

NAMES = HouseStyle(names=("أحمدي نجاد", "أبو مهدي المهندس", "أنقرة", "علي", "القائم"))
WORDS = HouseStyle(spellings={"أمريكا": "أميركا", "الولايات المتحدة الأمريكية": "الولايات المتحدة"})


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("قال احمدى نجاد", "قال أحمدي نجاد"),
        ("وأبو مهدى المهندس", "وأبو مهدي المهندس"),
        ("من انقرة وبانقرة", "من أنقرة وبأنقرة"),
        ("أبو  مهدي المهندس", "أبو مهدي المهندس"),
    ],
)
def test_name_is_known_however_it_was_typed(written: str, right: str) -> None:
    assert mend(written, "ar", NAMES) == right


@pytest.mark.parametrize(
    "written", ["أبو مَهديّ المهندس", "الْقائم", "على الطريق", "القائمة", "أحمدي، نجاد", "أحمدي\nنجاد"]
)
def test_vowel_marks_prepositions_and_other_words_are_left_alone(written: str) -> None:
    assert marked(written, "house_names", style=NAMES) == []


def test_phrase_goes_before_a_word_of_it_and_only_words_in_a_row_are_one() -> None:
    assert mend("أمريكا والولايات المتحدة الأمريكية", "ar", WORDS) == "أميركا والولايات المتحدة"
    assert marked("الولايات المتحدة. الأمريكية", "preferred_spelling", style=WORDS) == []
