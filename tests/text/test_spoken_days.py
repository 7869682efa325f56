"""Days that are told from the day of writing are found, and reckoned from it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.dates.relative import relative_time
from khabar.text.dates.spoken import find_spoken_days
from khabar.text.languages import LANGUAGES
from tests.text.strategies import texts

FRIDAY = date(2017, 11, 17)


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("أمس", -1),
        ("يوم أمس الخميس", -1),
        ("أول أمس", -2),
        ("أمس الأول", -2),
        ("قبل يومين", -2),
        ("منذ يومين", -2),
        ("قبل 3 أيام", -3),
        ("قبل ٣ أيام", -3),
        ("قبل ثلاثة أيام", -3),
        ("قبل عشرة أيام", -10),
        ("قبل 11 يومًا", -11),
        ("منذ أسبوع", -7),
        ("قبل أسبوعين", -14),
        ("غداً", 1),
        ("بعد غد", 2),
        ("بعد ثلاثة أيام", 3),
        ("بعد أسبوعين", 14),
        ("دیروز", -1),
        ("۳ روز پیش", -3),
        ("فردا", 1),
        ("3 دن پہلے", -3),
        ("دوێنێ", -1),
        ("پێش 3 ڕۆژ", -3),
        ("yesterday", -1),
        ("3 days ago", -3),
        ("in 2 weeks", 14),
    ],
)
def test_a_day_is_reckoned_from_the_day_of_writing(text: str, distance: int) -> None:
    [found] = find_spoken_days(text, FRIDAY)
    meant = FRIDAY + timedelta(days=distance)
    assert (found.day, found.month, found.year) == (meant.day, meant.month, meant.year)


@pytest.mark.parametrize("text", ["", "اليوم", "قبل الظهر", "قبل يومي", "بأمسية", "3 أيام", "غدير"])
def test_what_tells_no_day_is_passed_over(text: str) -> None:
    assert find_spoken_days(text, FRIDAY) == []


def test_the_span_covers_what_was_written() -> None:
    text = "وقال قبلَ يومين إنّه"
    [found] = find_spoken_days(text, FRIDAY)
    assert text[found.start : found.end] == "قبلَ يومين"


@given(
    st.sampled_from([-21, -14, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 14, 21]),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_every_day_that_is_printed_from_now_is_found_again(distance: int, language: str) -> None:
    noon = datetime(2017, 11, 17, 12)
    printed = relative_time(noon + timedelta(days=distance), noon, language)
    [found] = find_spoken_days(printed, FRIDAY)
    assert date(found.year or 0, found.month, found.day) == FRIDAY + timedelta(days=distance)


@given(texts, st.dates())
def test_any_text_of_any_day_may_be_searched(text: str, day: date) -> None:
    for found in find_spoken_days(text, day):
        assert 0 <= found.start < found.end <= len(text)


def test_no_day_is_found_where_time_ends() -> None:
    assert find_spoken_days("غدًا", date.max) == []
