"""Dates print as the newspapers of each language and country print them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.characters import ZWNJ, is_invisible
from khabar.text.dates import DateStyle, format_date, format_datetime, format_month, format_time
from khabar.text.dates.jalali import from_jalali, to_jalali
from khabar.text.digits import DIGITS
from khabar.text.languages import LANGUAGES

FRIDAY = date(2017, 11, 3)
STYLES = [
    DateStyle(code, months, digits)
    for code, record in LANGUAGES.items()
    for months in [None, *record.months]
    for digits in [None, *DIGITS]
]


@pytest.mark.parametrize(
    ("months", "printed"),
    [
        ("dual", "3 تشرين الثاني/نوفمبر 2017"),
        ("dual_egypt", "3 نوفمبر/تشرين الثاني 2017"),
        ("levant", "3 تشرين الثاني 2017"),
        ("egypt", "3 نوفمبر 2017"),
        ("algeria", "3 نوفمبر 2017"),
        ("morocco", "3 نونبر 2017"),
        ("mauritania", "3 نوفمبر 2017"),
    ],
)
def test_an_arabic_edition_prints_the_months_of_its_country(months: str, printed: str) -> None:
    assert format_date(FRIDAY, DateStyle("ar", months)) == printed


def test_months_differ_between_the_countries_of_the_maghreb() -> None:
    july = date(2017, 7, 1)
    assert [format_month(july, DateStyle("ar", style)) for style in ("algeria", "morocco", "mauritania")] == [
        "جويلية 2017",
        "يوليوز 2017",
        "يوليو 2017",
    ]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        (DateStyle("ar"), "الجمعة، 3 تشرين الثاني/نوفمبر 2017"),
        (DateStyle("ar", digits="arab"), "الجمعة، ٣ تشرين الثاني/نوفمبر ٢٠١٧"),
        (DateStyle("fa"), "جمعه ۳ نوامبر ۲۰۱۷"),
        (DateStyle("fa", "jalali"), "جمعه ۱۲ آبان ۱۳۹۶"),
        (DateStyle("fa", digits="latn"), "جمعه 3 نوامبر 2017"),
        (DateStyle("en"), "Friday, 3 November 2017"),
        (DateStyle("ur"), "جمعہ، 3 نومبر 2017"),
        (DateStyle("ckb"), "ھەینی، 3ی تشرینی دووەمی 2017"),
    ],
)
def test_the_weekday_stands_before_the_date_in_every_language(style: DateStyle, printed: str) -> None:
    assert format_date(FRIDAY, style, weekday=True) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ar", "3 تشرين الثاني/نوفمبر 2017، 18:05"),
        ("fa", "۳ نوامبر ۲۰۱۷، ساعت ۱۸:۰۵"),
        ("en", "3 November 2017, 18:05"),
        ("ur", "3 نومبر 2017، 18:05"),
        ("ckb", "3ی تشرینی دووەمی 2017، 18:05"),
    ],
)
def test_a_moment_prints_date_and_hour(language: str, printed: str) -> None:
    assert format_datetime(datetime(2017, 11, 3, 18, 5, 59, tzinfo=UTC), DateStyle(language)) == printed


def test_an_hour_has_two_digits() -> None:
    assert format_time(time(6, 5), DateStyle("ar")) == "06:05"


def test_the_archive_of_a_jalali_edition_is_divided_by_gregorian_months() -> None:
    assert format_month(FRIDAY, DateStyle("fa", "jalali")) == "نوامبر ۲۰۱۷"


def test_a_month_style_of_another_language_gives_the_languages_own_names() -> None:
    assert format_date(FRIDAY, DateStyle("en", "dual")) == "3 November 2017"


@given(st.dates(), st.sampled_from(STYLES))
def test_no_date_holds_an_invisible_mark_or_digits_of_two_systems(day: date, style: DateStyle) -> None:
    printed = format_date(day, style, weekday=True)
    assert {character for character in printed if is_invisible(character)} <= {ZWNJ}
    assert len({system for system, digits in DIGITS.items() if set(digits) & set(printed)}) == 1


@pytest.mark.parametrize(
    ("gregorian", "jalali"),
    [
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(2009, 3, 21), (1388, 1, 1)),
        (date(2013, 3, 20), (1391, 12, 30)),
        (date(2017, 11, 3), (1396, 8, 12)),
        (date(2021, 3, 20), (1399, 12, 30)),
        (date(2021, 3, 21), (1400, 1, 1)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2024, 9, 21), (1403, 6, 31)),
        (date(2024, 9, 22), (1403, 7, 1)),
    ],
)
def test_known_days_agree_in_both_calendars(gregorian: date, jalali: tuple[int, int, int]) -> None:
    assert to_jalali(gregorian) == jalali
    assert from_jalali(*jalali) == gregorian


@given(st.dates())
def test_a_day_survives_the_way_to_the_jalali_calendar_and_back(day: date) -> None:
    assert from_jalali(*to_jalali(day)) == day


@pytest.mark.parametrize(
    "day", [(1396, 12, 30), (1396, 13, 1), (1396, 7, 31), (1396, 0, 1), (1396, 1, 0), (99999, 1, 1)]
)
def test_a_day_that_the_jalali_calendar_lacks_is_no_day(day: tuple[int, int, int]) -> None:
    assert from_jalali(*day) is None
