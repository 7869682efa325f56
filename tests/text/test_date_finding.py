"""Dates are read in copy as people write them, and nothing else is taken for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.dates import DateStyle, FoundDate, find_dates, format_date
from khabar.text.dates.names import GREGORIAN_MONTHS, JALALI_MONTHS
from khabar.text.digits import DIGITS, DigitSystem
from khabar.text.fold import fold
from khabar.text.languages import LANGUAGES
from tests.text.strategies import texts

FRIDAY = 4


def read(text: str) -> list[tuple[int, int, int | None, int | None]]:
    return [(found.day, found.month, found.year, found.weekday) for found in find_dates(text)]


def written(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("يوم الجمعة، 3 تشرين الثاني/نوفمبر، على معبر", (3, 11, None, FRIDAY)),
        ("يوم 2 تشرين الثاني/نوفمبر، حيث", (2, 11, None, None)),
        ("3 نوفمبر 2017", (3, 11, 2017, None)),
        ("November 3, 2017", (3, 11, 2017, None)),
        ("3 November 2017", (3, 11, 2017, None)),
        ("Friday, Nov. 3rd 2017", (3, 11, 2017, FRIDAY)),
        ("the 3rd of November", (3, 11, None, None)),
        ("on November 3. Forces", (3, 11, None, None)),
        ("۱۲ آبان ۱۳۹۶", (3, 11, 2017, None)),
        ("جمعه ۱۲ آبان ۱۳۹۶", (3, 11, 2017, FRIDAY)),
        ("سه\N{ZERO WIDTH NON-JOINER}شنبه ۷ نوامبر ۲۰۱۷", (7, 11, 2017, 1)),
        ("سه شنبه ۷ نوامبر", (7, 11, None, 1)),
        ("03/11/2017", (3, 11, 2017, None)),
        ("الجمعة ٠٣/١١/٢٠١٧", (3, 11, 2017, FRIDAY)),
        ("3-11-2017", (3, 11, 2017, None)),
        ("3.11.2017", (3, 11, 2017, None)),
        ("2017-11-03", (3, 11, 2017, None)),
        ("۱۳۹۶/۰۸/۱۲", (3, 11, 2017, None)),
        ("11/30/2017", (30, 11, 2017, None)),
        ("الجمعة ٣ تشرين الثاني ٢٠١٧", (3, 11, 2017, FRIDAY)),
        ("والجمعة 3 تشرين الثانى", (3, 11, None, FRIDAY)),
        ("للجمعة 3 نوفمبر", (3, 11, None, FRIDAY)),
        ("الجمعة الماضي، 3 نوفمبر", (3, 11, None, FRIDAY)),
        ("الجمعة الموافق 3 من نوفمبر لعام 2017م", (3, 11, 2017, FRIDAY)),
        ("يوم الجمعة (3 تشرين الثاني / نوفمبر 2017)", (3, 11, 2017, FRIDAY)),
        ("3 تشرين الثاني (نوفمبر) 2017", (3, 11, 2017, None)),
        ("3 نوفمبر/تشرين الثاني 2017", (3, 11, 2017, None)),
        ("3 تشرين\nالثاني", (3, 11, None, None)),
        ("الأحد 5 تشرين ثاني 2017", (5, 11, 2017, 6)),
        ("نوفمبر 3, 2017", (3, 11, 2017, None)),
        ("3/نوفمبر/2017", (3, 11, 2017, None)),
        ("الأربعاء 1 آذار", (1, 3, None, 2)),
        ("3 نونبر", (3, 11, None, None)),
        ("14 جويلية", (14, 7, None, None)),
        ("جمعہ، 3 نومبر 2017", (3, 11, 2017, FRIDAY)),
        ("3ی تشرینی دووەمی 2017", (3, 11, 2017, None)),
        ("\N{RIGHT-TO-LEFT MARK}3 نوفـمبر\N{LEFT-TO-RIGHT MARK} 2017", (3, 11, 2017, None)),
        ("الجمعة الثالث من نوفمبر/تشرين الثاني 2017", (3, 11, 2017, FRIDAY)),
        ("في الحادي والثلاثين من كانون الأول", (31, 12, None, None)),
        ("الثاني عشر من آب", (12, 8, None, None)),
        ("بين 2-3 نوفمبر", (3, 11, None, None)),
        ("3 نوفمبر، 1500 مقاتل", (3, 11, None, None)),
    ],
)
def test_a_date_is_read(text: str, found: tuple[int, int, int | None, int | None]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "35 في المائة من المحافظة",
        "1500 / 1500",
        "في تشرين الثاني/نوفمبر 2017",
        "في نوفمبر 20 شخصاً",
        "30 شباط/فبراير 2017",
        "32 نوفمبر",
        "31/02/2017",
        "3/11",
        "you may 3 times, march 12 miles; 3 may",
        "12 آبان",
        "الثالث نوفمبر",
        "31 مهر 1396",
        "192.168.10.2017",
        "013/11/2017",
        "03/11/20175",
        "الجمعة",
        "93 نوفمبرات",
        "+964-03-11-2017",
    ],
)
def test_what_is_no_date_is_passed_over(text: str) -> None:
    assert read(text) == []


def test_the_span_covers_the_date_as_it_was_written_from_weekday_to_year() -> None:
    text = "سيطرت القوّات يوم الجُمعة، ٣ تشرين الثاني/نوفمبر ٢٠١٧، على معبرٍ يوم 2 تشرين الأوّل."
    assert written(text) == ["الجُمعة، ٣ تشرين الثاني/نوفمبر ٢٠١٧", "2 تشرين الأوّل"]


def test_several_dates_come_in_order() -> None:
    assert [found[0] for found in read("من 3 نوفمبر إلى 5 نوفمبر ثم 2017-11-07")] == [3, 5, 7]


def test_no_month_name_of_one_language_is_another_month_in_another() -> None:
    by_name: dict[str, set[tuple[str, int]]] = {}
    for record in LANGUAGES.values():
        for months in record.months.values():
            for number, name in enumerate(months.names, 1):
                for part in name.split("/"):
                    by_name.setdefault(fold(part), set()).add((months.calendar, number))
        for name, number in record.other_month_names.items():
            by_name.setdefault(fold(name), set()).add(("gregorian", number))
    assert {name: months for name, months in by_name.items() if len(months) > 1} == {}
    assert by_name.keys() == GREGORIAN_MONTHS.keys() | JALALI_MONTHS.keys()


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from([(code, months) for code, record in LANGUAGES.items() for months in record.months]),
    st.sampled_from(sorted(DIGITS)),
    st.booleans(),
)
def test_every_printed_date_is_read_again(
    day: date, style: tuple[str, str], digits: DigitSystem, weekday: bool
) -> None:
    printed = format_date(day, DateStyle(*style, digits), weekday=weekday)
    expected = FoundDate(day.day, day.month, day.year, day.weekday() if weekday else None, 0, len(printed))
    assert find_dates(printed) == [expected]


@given(texts)
def test_any_text_may_be_searched_and_every_span_lies_in_it(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
