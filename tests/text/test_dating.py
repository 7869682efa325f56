"""A date without a year gets the year that the copy, its file and the calendar speak for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.dates import FoundDate, find_dates
from khabar.text.dating import year_for, years_in

TODAY = date(2026, 11, 22)


def found(text: str) -> FoundDate:
    (only,) = find_dates(text)
    return only


FRIDAY = found("الجمعة، 3 تشرين الثاني/نوفمبر")
NO_WEEKDAY = found("2 تشرين الثاني/نوفمبر")


def test_the_year_in_the_date_wins() -> None:
    assert year_for(found("3 نوفمبر 2015"), [2014], 2017, TODAY) == (date(2015, 11, 3), 0.99)


def test_a_weekday_that_speaks_against_the_year_lowers_the_confidence() -> None:
    day, confidence = year_for(found("الجمعة 3 نوفمبر 2015"), [], None, TODAY)
    assert (day, confidence) == (date(2015, 11, 3), 0.8)


def test_the_year_of_the_file_is_believed_when_the_weekday_agrees() -> None:
    assert year_for(FRIDAY, [], 2017, TODAY) == (date(2017, 11, 3), 0.95)


def test_the_year_of_the_file_is_passed_over_when_the_weekday_disagrees() -> None:
    assert year_for(FRIDAY, [2014], 2016, TODAY) == (date(2017, 11, 3), 0.7)


def test_a_day_close_to_today_is_taken_when_the_weekday_agrees() -> None:
    assert year_for(FRIDAY, [2014], None, date(2017, 12, 1)) == (date(2017, 11, 3), 0.9)


def test_new_year_does_not_part_a_day_from_today() -> None:
    assert year_for(found("28 كانون الأول"), [], None, date(2026, 1, 5)) == (date(2025, 12, 28), 0.6)


def test_the_first_year_after_those_mentioned_in_which_the_weekday_is_right_is_taken() -> None:
    assert year_for(FRIDAY, [2003, 2014], None, TODAY) == (date(2017, 11, 3), 0.7)


def test_a_year_to_come_that_the_copy_mentions_is_no_help() -> None:
    assert year_for(FRIDAY, [2014, 2030], None, TODAY) == (date(2017, 11, 3), 0.7)


def test_with_nothing_else_to_go_by_the_latest_right_weekday_is_taken() -> None:
    assert year_for(FRIDAY, [], None, TODAY) == (date(2023, 11, 3), 0.5)


def test_without_weekday_or_hint_the_latest_such_day_is_a_guess() -> None:
    assert year_for(NO_WEEKDAY, [2014], None, date(2026, 6, 1)) == (date(2025, 11, 2), 0.3)


def test_a_leap_day_is_only_put_into_leap_years() -> None:
    assert year_for(found("29 شباط"), [], 2023, date(2026, 6, 1)) == (date(2024, 2, 29), 0.3)


def test_a_day_that_the_given_year_lacks_is_refused() -> None:
    assert year_for(FoundDate(29, 2, 2023, None, 0, 0), [], None, TODAY) == (None, 0.0)


def test_years_are_read_in_any_digits_and_numbers_that_are_no_years_are_not() -> None:
    text = "عام 2014، وفي ٢٠١٦ (۲۰۱۷). نحو 1500 من 2500 و2000.5 و20145 عند 20:17"
    assert years_in(text) == [2014, 2016, 2017]


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_the_answer_keeps_day_month_and_weekday(day: date, today: date) -> None:
    answer, confidence = year_for(FoundDate(day.day, day.month, None, day.weekday(), 0, 0), [], None, today)
    assert answer is not None
    assert (answer.day, answer.month, answer.weekday()) == (day.day, day.month, day.weekday())
    assert answer <= today + timedelta(days=60)
    assert 0 < confidence <= 1


@pytest.mark.parametrize("year", [1, 40, 9999])
def test_the_ends_of_the_calendar_are_no_obstacle(year: int) -> None:
    assert year_for(FRIDAY, [], None, date(year, 1, 1))[1] <= 1
