"""Spans of days are read with both ends, and two days that only stand together are none."""

import pytest
from hypothesis import given

from khabar.text.dates.ranges import FoundRange, find_ranges
from tests.text.strategies import texts


def ends(found: FoundRange) -> tuple[tuple[int, int, int | None], tuple[int, int, int | None]]:
    return (found.first.day, found.first.month, found.first.year), (found.last.day, found.last.month, found.last.year)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("من 3 إلى 5 تشرين الثاني", (3, 11, None), (5, 11, None)),
        ("من ٣ إلى ٥ تشرين الثاني/نوفمبر ٢٠١٧", (3, 11, 2017), (5, 11, 2017)),
        ("بين 3 و5 تشرين الثاني 2017", (3, 11, 2017), (5, 11, 2017)),
        ("3-5 نوفمبر 2017", (3, 11, 2017), (5, 11, 2017)),
        ("3–5 November 2017", (3, 11, 2017), (5, 11, 2017)),
        ("from 3 to 5 November 2017", (3, 11, 2017), (5, 11, 2017)),
        ("من 28 تشرين الأول حتى 3 تشرين الثاني 2017", (28, 10, 2017), (3, 11, 2017)),
        ("من 28 كانون الأول إلى 3 كانون الثاني 2018", (28, 12, 2017), (3, 1, 2018)),
        ("28 ديسمبر 2017 - 3 يناير 2018", (28, 12, 2017), (3, 1, 2018)),
        ("بين 28 ديسمبر و3 يناير", (28, 12, None), (3, 1, None)),
        ("از ۳ تا ۵ نوامبر ۲۰۱۷", (3, 11, 2017), (5, 11, 2017)),
        ("من 3 إلى 5 صفر 1439 هـ", (23, 10, 2017), (25, 10, 2017)),
        ("من ۲۵ تا ۲۷ آبان ۱۳۹۶", (16, 11, 2017), (18, 11, 2017)),
        ("من 10 إلى 12 صفر 1439 هـ الموافق 1 نوفمبر 2017", (30, 10, 2017), (1, 11, 2017)),
        ("2017-11-03 – 2017-11-05", (3, 11, 2017), (5, 11, 2017)),
    ],
)
def test_both_ends_of_a_span_are_read(
    text: str, first: tuple[int, int, int | None], last: tuple[int, int, int | None]
) -> None:
    assert [ends(found) for found in find_ranges(text)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3 نوفمبر 2017",
        "قتل 3 و5 نوفمبر 2017",
        "من 7 إلى 5 نوفمبر 2017",
        "5 نوفمبر 2017 - 3 نوفمبر 2017",
        "3 نوفمبر ثم 5 نوفمبر",
        "من 0 إلى 5 نوفمبر",
        "الساعة 18:05-19 نوفمبر",
        "عام 2016-5 نوفمبر",
    ],
)
def test_what_is_no_span_is_passed_over(text: str) -> None:
    assert find_ranges(text) == []


def test_the_place_of_a_span_and_of_its_ends_is_told() -> None:
    text = "وذلك بين 3 و5 تشرين الثاني، ثم"
    [found] = find_ranges(text)
    assert text[found.start : found.end] == "بين 3 و5 تشرين الثاني"
    assert text[found.first.start : found.first.end] == "بين 3"
    assert text[found.last.start : found.last.end] == "5 تشرين الثاني"


@given(texts)
def test_any_text_may_be_searched_and_every_span_lies_in_it(text: str) -> None:
    for found in find_ranges(text):
        assert 0 <= found.start < found.end <= len(text)


def test_a_text_made_to_keep_the_reader_busy_is_read_to_its_end() -> None:
    assert find_ranges("3 - " * 50_000) == []
    assert len(find_ranges("3-5 نوفمبر، " * 2_000)) == 2_000
