"""Dates are read in copy as people write them, and nothing else is taken for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.dates import DateStyle, FoundDate, find_dates, format_date
from khabar.text.dates.names import GREGORIAN_MONTHS, HIJRI_MONTHS, JALALI_MONTHS
from khabar.text.digits import DIGITS, DigitSystem
from khabar.text.fold import fold
from khabar.text.languages import LANGUAGES
from khabar.text.languages.record import Calendar
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
        ("من 3 إلى 5 تشرين الثاني", (5, 11, None, None)),
        ("بين 3 و5 من شهر تشرين الثاني 2017", (5, 11, 2017, None)),
        ("3–5 November 2017", (5, 11, 2017, None)),
        ("28 صفر 1439 هـ", (17, 11, 2017, None)),
        ("٢٨ صفر ١٤٣٩هـ", (17, 11, 2017, None)),
        ("الجمعة 28 صفر 1439", (17, 11, 2017, FRIDAY)),
        ("28 من صفر عام 1439 هجرية", (17, 11, 2017, None)),
        ("9 ربيع الثاني 1439هـ", (27, 12, 2017, None)),
        ("٩ ذي الحجة ١٤٤٠", (10, 8, 2019, None)),
        ("۲۸ صفر ۱۴۳۹ قمری", (17, 11, 2017, None)),
        ("28 صفر 1439 ہجری", (17, 11, 2017, None)),
        ("28 ربیع الثانی 1439ھ", (15, 1, 2018, None)),
        ("28ی سەفەری 1439ی کۆچی", (17, 11, 2017, None)),
        ("28 Safar 1439 AH", (17, 11, 2017, None)),
        ("Safar 28, 1439", (17, 11, 2017, None)),
        ("28/2/1439 هـ", (17, 11, 2017, None)),
        ("1445/9/1", (11, 3, 2024, None)),
        ("1396/8/26 هـ.ش", (17, 11, 2017, None)),
        ("26 آبان 1396 هـ ش", (17, 11, 2017, None)),
        ("سوم آبان ۱۳۹۶", (25, 10, 2017, None)),
        ("بیست و ششم آبان ۱۳۹۶", (17, 11, 2017, None)),
        ("سوم نوامبر", (3, 11, None, None)),
        ("یکم جنوری 2018", (1, 1, 2018, None)),
        ("12ی خاکەلێوەی 1396ی هەتاوی", (1, 4, 2017, None)),
        ("الجمعة 28 صفر 1439 هـ الموافق 17 نوفمبر 2017 م", (17, 11, 2017, FRIDAY)),
        ("28 صفر 1439هـ (17 تشرين الثاني/نوفمبر 2017م)", (17, 11, 2017, None)),
        ("29 صفر 1439 هـ، الموافق 17 نوفمبر", (17, 11, 2017, None)),
        ("17 نوفمبر 2017 (28 صفر 1439 هـ)", (17, 11, 2017, None)),
        ("جمعه ۲۶ آبان ۱۳۹۶ برابر با ۱۷ نوامبر ۲۰۱۷", (17, 11, 2017, FRIDAY)),
        ("14 ربيع الآخر 1439 الموافق 1 كانون الثاني", (1, 1, 2018, None)),
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
        "12 رمضان",
        "5 رجب طيب أردوغان",
        "28 صفر 2017",
        "30 صفر 1439",
        "31 رجب 1200",
        "5 تیر 2017",
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
        for calendar, others in record.other_calendars.items():
            for number, name in enumerate(others.names, 1):
                by_name.setdefault(fold(name), set()).add((calendar, number))
        for name, number in record.other_hijri_names.items():
            by_name.setdefault(fold(name), set()).add(("hijri", number))
    assert {name: months for name, months in by_name.items() if len(months) > 1} == {}
    assert by_name.keys() == GREGORIAN_MONTHS.keys() | JALALI_MONTHS.keys() | HIJRI_MONTHS.keys()


def test_two_days_in_two_calendars_stay_two_days() -> None:
    assert [found[:2] for found in read("28 صفر 1439 هـ (20 نوفمبر 2017)")] == [(17, 11), (20, 11)]


def test_the_span_of_a_day_told_twice_covers_both_tellings() -> None:
    text = "وفي يوم الجمعة 28 صفر 1439 هـ (17 تشرين الثاني 2017)، قال"
    assert written(text) == ["الجمعة 28 صفر 1439 هـ (17 تشرين الثاني 2017)"]


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from([(code, months) for code, record in LANGUAGES.items() for months in record.months]),
    st.sampled_from(sorted(DIGITS)),
    st.booleans(),
    st.sampled_from([None, "gregorian", "jalali", "hijri"]),
)
def test_every_printed_date_is_read_again(
    day: date, style: tuple[str, str], digits: DigitSystem, weekday: bool, second: Calendar | None
) -> None:
    printed = format_date(day, DateStyle(*style, digits, second), weekday=weekday)
    expected = FoundDate(day.day, day.month, day.year, day.weekday() if weekday else None, 0, len(printed))
    assert find_dates(printed) == [expected]


@given(texts)
def test_any_text_may_be_searched_and_every_span_lies_in_it(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "hostile",
    [
        "الجمعة" + " " * 100_000,
        "3 تشرين" + " " * 100_000 + "الثاني" + " " * 100_000 + "x",
        "3 نوفمبر/" * 20_000,
        "1/" * 100_000,
        "الحادي والعشرين من " * 10_000,
        "الجمعة، " * 20_000,
        "28 صفر 1439 هـ (" * 10_000,
        "3" * 200_000,
        "بیست و " * 30_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_a_text_made_to_keep_the_reader_busy_is_read_to_its_end(hostile: str) -> None:
    assert len(find_dates(hostile)) <= len(hostile)
