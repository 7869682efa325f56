"""A second date in another calendar is the day that calendar has, as newspapers print it."""

import hashlib
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.characters import ZWNJ, is_invisible
from khabar.text.dates import DateStyle, format_date, format_datetime, umm_al_qura
from khabar.text.dates.hijri import from_hijri, is_tabulated, to_hijri
from khabar.text.dates.jalali import from_jalali, to_jalali
from khabar.text.languages import LANGUAGES
from khabar.text.languages.record import Calendar

DAY = date(2017, 11, 17)
CALENDARS: list[Calendar] = ["gregorian", "jalali", "hijri"]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        (DateStyle("ar", second="hijri"), "الجمعة، 17 تشرين الثاني/نوفمبر 2017 (28 صفر 1439 هـ)"),
        (DateStyle("ar", "egypt", "arab", "hijri"), "الجمعة، ١٧ نوفمبر ٢٠١٧ (٢٨ صفر ١٤٣٩ هـ)"),
        (DateStyle("ar", second="jalali"), "الجمعة، 17 تشرين الثاني/نوفمبر 2017 (26 آبان 1396 هـ ش)"),
        (DateStyle("fa", second="hijri"), "جمعه ۱۷ نوامبر ۲۰۱۷ (۲۸ صفر ۱۴۳۹ قمری)"),
        (DateStyle("fa", "jalali", second="gregorian"), "جمعه ۲۶ آبان ۱۳۹۶ (۱۷ نوامبر ۲۰۱۷)"),
        (DateStyle("ur", second="hijri"), "جمعہ، 17 نومبر 2017 (28 صفر 1439 ہجری)"),
        (DateStyle("ckb", second="hijri"), "ھەینی، 17ی تشرینی دووەمی 2017 (28ی سەفەری 1439ی کۆچی)"),
        (DateStyle("ckb", second="jalali"), "ھەینی، 17ی تشرینی دووەمی 2017 (26ی گەڵاڕێزانی 1396ی هەتاوی)"),
        (DateStyle("en", second="hijri"), "Friday, 17 November 2017 (28 Safar 1439 AH)"),
    ],
)
def test_the_second_date_stands_in_brackets_behind_the_first(style: DateStyle, printed: str) -> None:
    assert format_date(DAY, style, weekday=True) == printed


def test_a_calendar_is_not_printed_twice() -> None:
    assert format_date(DAY, DateStyle("fa", "jalali", second="jalali")) == "۲۶ آبان ۱۳۹۶"
    assert format_date(DAY, DateStyle("ar", second="gregorian")) == "17 تشرين الثاني/نوفمبر 2017"


@pytest.mark.parametrize(
    ("gregorian", "hijri"),
    [
        # Mastheads of the newspaper Umm al-Qura.
        (date(1924, 12, 12), (1343, 5, 15)),
        (date(1926, 1, 22), (1344, 7, 8)),
        # New years and feasts that everybody remembers.
        (date(1937, 3, 14), (1356, 1, 1)),
        (date(2001, 9, 11), (1422, 6, 23)),
        (date(2017, 11, 17), (1439, 2, 28)),
        (date(2024, 3, 11), (1445, 9, 1)),
        (date(2024, 4, 10), (1445, 10, 1)),
        (date(2024, 7, 7), (1446, 1, 1)),
        (date(2025, 3, 1), (1446, 9, 1)),
        (date(2077, 11, 17), (1501, 1, 1)),
        (date(2174, 11, 25), (1600, 12, 30)),
    ],
)
def test_known_days_agree_in_both_calendars(gregorian: date, hijri: tuple[int, int, int]) -> None:
    assert to_hijri(gregorian) == hijri
    assert from_hijri(*hijri) == gregorian


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_day_survives_the_way_to_the_hijri_calendar_and_back(day: date) -> None:
    assert from_hijri(*to_hijri(day)) == day


@pytest.mark.parametrize("edge", [date(1924, 8, 1), date(2174, 11, 26)])
def test_days_follow_each_other_where_the_table_begins_and_ends(edge: date) -> None:
    days = [to_hijri(date.fromordinal(edge.toordinal() + step)) for step in range(-800, 800)]
    assert days == sorted(set(days))
    assert all(after[2] in (before[2] + 1, 1) for before, after in pairwise(days))


def test_the_table_says_how_far_it_reaches() -> None:
    assert [is_tabulated(year) for year in (1342, 1343, 1600, 1601)] == [False, True, True, False]


@pytest.mark.parametrize(
    "day",
    [(1439, 2, 30), (1439, 13, 1), (1439, 0, 1), (1439, 1, 0), (1200, 1, 31), (99999, 1, 1), (-99999, 1, 1)],
)
def test_a_day_that_the_hijri_calendar_lacks_is_no_day(day: tuple[int, int, int]) -> None:
    assert from_hijri(*day) is None


@given(st.integers(), st.integers(), st.integers())
def test_any_numbers_may_be_asked_for(year: int, month: int, day: int) -> None:
    for found in (from_hijri(year, month, day), from_jalali(year, month, day)):
        assert found is None or isinstance(found, date)


def test_the_leap_year_that_the_equinox_puts_off_is_put_off() -> None:
    assert [to_jalali(date(2124, 3, day)) for day in (19, 20)] == [(1502, 12, 29), (1503, 1, 1)]
    assert to_jalali(date(2125, 3, 20)) == (1503, 12, 30)


@given(
    st.dates(),
    st.sampled_from([(code, months) for code, record in LANGUAGES.items() for months in record.months]),
    st.sampled_from(CALENDARS),
)
def test_no_second_date_holds_an_invisible_mark(day: date, style: tuple[str, str], second: Calendar) -> None:
    printed = format_date(day, DateStyle(*style, second=second), weekday=True)
    assert not any(is_invisible(character) and character != ZWNJ for character in printed)


def test_a_moment_carries_its_second_date_too() -> None:
    moment = datetime(2017, 11, 17, 18, 5, tzinfo=UTC)
    assert format_datetime(moment, DateStyle("ar", "egypt", second="hijri")) == "17 نوفمبر 2017 (28 صفر 1439 هـ)، 18:05"


def test_the_table_was_not_edited_by_hand() -> None:
    content, _, checksum = Path(umm_al_qura.__file__).read_text(encoding="utf-8").rpartition("# sha256: ")
    assert hashlib.sha256(content.encode()).hexdigest() == checksum.strip()
