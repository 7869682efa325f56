"""Each language record is whole, and every way of naming a language leads to one."""

import pytest

from khabar.text.characters import is_invisible
from khabar.text.languages import LANGUAGES, Language, language

RECORDS = pytest.mark.parametrize("record", LANGUAGES.values(), ids=LANGUAGES)


@pytest.mark.parametrize(
    ("code", "found"),
    [("ar", "ar"), ("ar-IQ", "ar"), ("AR_eg", "ar"), ("ku-Arab", "ckb"), ("prs", "fa"), ("fr", "en"), ("", "en")],
)
def test_a_language_is_found_by_region_script_and_other_names_and_falls_back_to_english(code: str, found: str) -> None:
    assert language(code).code == found


@RECORDS
def test_a_year_has_twelve_named_months_in_every_style_and_a_week_seven_days(record: Language) -> None:
    assert all(len(set(months.names)) == 12 for months in record.months.values())
    assert len(set(record.weekdays)) == 7


@RECORDS
def test_no_name_of_a_month_or_day_hides_a_direction_mark(record: Language) -> None:
    names = [*record.weekdays, *(name for months in record.months.values() for name in months.names)]
    hidden = {character for name in names for character in name if is_invisible(character)}
    assert hidden <= {"\N{ZERO WIDTH NON-JOINER}"}


def test_only_english_runs_from_left_to_right() -> None:
    assert [code for code, record in LANGUAGES.items() if record.direction == "ltr"] == ["en"]


def test_the_two_month_names_of_arabic_stand_in_the_order_the_house_chose() -> None:
    months = language("ar").months
    assert months["dual"].names[10] == "تشرين الثاني/نوفمبر"
    assert months["dual_egypt"].names[10] == "نوفمبر/تشرين الثاني"


def test_a_style_that_the_language_lacks_gives_its_first() -> None:
    assert language("en").months_in("dual").names[10] == "November"
