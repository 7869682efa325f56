"""Numbers are grouped, signed and written in the digits of their edition, and hold nothing that nobody sees."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.characters import is_invisible
from khabar.text.digits import DIGITS, DigitSystem, to_western
from khabar.text.languages import LANGUAGES
from khabar.text.numbers import displayed, format_compact, format_number, format_percent, format_range

LANGUAGE_CODES = st.sampled_from(sorted(LANGUAGES))
SYSTEMS = st.sampled_from(sorted(DIGITS))
NUMBERS = st.one_of(st.integers(), st.floats(), st.decimals(), st.integers(-(10**6000), 10**6000))


@pytest.mark.parametrize(
    ("language", "system", "printed"),
    [
        ("ar", "latn", "1,234,567.89"),
        ("ar", "arab", "١٬٢٣٤٬٥٦٧٫٨٩"),
        ("ar", "arabext", "۱٬۲۳۴٬۵۶۷٫۸۹"),
        ("fa", None, "۱٬۲۳۴٬۵۶۷٫۸۹"),
        ("ur", None, "1,234,567.89"),
        ("ckb", "arab", "١٬٢٣٤٬٥٦٧٫٨٩"),
        ("en", None, "1,234,567.89"),
    ],
)
def test_digits_and_their_signs_belong_together(language: str, system: DigitSystem | None, printed: str) -> None:
    assert format_number(Decimal("1234567.89"), language, system) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (-1000, "-1,000"),
        (-0.0, "0"),
        (-0.0001, "0"),
        (2.0, "2"),
        (Decimal("2.50"), "2.5"),
        (0.1 + 0.2, "0.3"),
        (2.0005, "2.001"),
        (10**40, "1E40"),
        (15 * 10**39, "1.5E40"),
        (Decimal("9.999E+50"), "1E51"),
        (Decimal("1E-5000"), "0"),
        (Decimal("1E+999999"), "1E999999"),
        (float("inf"), "∞"),
        (float("-inf"), "-∞"),
        (float("nan"), "ليس رقمًا"),
        (Decimal("sNaN"), "ليس رقمًا"),
    ],
)
def test_every_kind_of_number_is_printed(value: float | Decimal, printed: str) -> None:
    assert format_number(value, "ar") == printed


def test_decimals_are_printed_as_told_and_half_is_rounded_up() -> None:
    assert format_number(2, "ar", decimals=2) == "2.00"
    assert format_number(2.345, "ar", decimals=2) == "2.35"
    assert format_number(0.5, "ar", decimals=0) == "1"
    assert format_number(1999.5, "ar", "arab", decimals=0) == "٢٬٠٠٠"


@pytest.mark.parametrize(
    ("language", "system", "printed"),
    [("ar", "latn", "26%"), ("ar", "arab", "٢٦٪"), ("fa", None, "۲۶٪"), ("ckb", "arab", "٢٦٪"), ("en", None, "26%")],
)
def test_the_sign_of_parts_of_a_hundred_follows_the_digits(
    language: str, system: DigitSystem | None, printed: str
) -> None:
    assert format_percent(0.26, language, system) == printed


def test_parts_of_a_hundred_are_whole_unless_decimals_are_asked_for() -> None:
    assert format_percent(1 / 3, "ar") == "33%"
    assert format_percent(1 / 3, "ar", decimals=1) == "33.3%"
    assert format_percent(-0.05, "fa") == "−۵٪"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (999, "999"),
        (1000, "1 ألف"),
        (3_000, "3 آلاف"),
        (3_500, "3.5 ألف"),
        (11_000, "11 ألف"),
        (103_000, "103 آلاف"),
        (250_000, "250 ألف"),
        (999_499, "999 ألف"),
        (999_500, "1 مليون"),
        (1_200_000, "1.2 مليون"),
        (5_000_000, "5 ملايين"),
        (3_000_000_000, "3 مليارات"),
        (2_500_000_000_000, "2.5 تريليون"),
        (-4_000_000, "-4 ملايين"),
        (2.5, "2.5"),
        (10**16, "10,000 تريليون"),
    ],
)
def test_large_numbers_are_told_in_arabic_words_that_agree(value: float, printed: str) -> None:
    assert format_compact(value, "ar") == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [("ar", "1.5 مليون"), ("fa", "۱٫۵ میلیون"), ("ur", "15 لاکھ"), ("ckb", "1.5 ملیۆن"), ("en", "1.5 million")],
)
def test_large_numbers_are_told_in_the_words_of_each_language(language: str, printed: str) -> None:
    assert format_compact(1_500_000, language) == printed


def test_urdu_counts_in_lakhs_and_crores() -> None:
    values = [10**power for power in (3, 4, 5, 6, 7, 8, 9, 10, 11)]
    assert [format_compact(value, "ur") for value in values] == [
        "1 ہزار",
        "10 ہزار",
        "1 لاکھ",
        "10 لاکھ",
        "1 کروڑ",
        "10 کروڑ",
        "1 ارب",
        "10 ارب",
        "1 کھرب",
    ]


def test_a_range_keeps_its_order() -> None:
    assert format_range(12, 15, "ar") == "12–15"
    assert format_range(1200, 1500, "ar", "arab") == "١٬٢٠٠–١٬٥٠٠"


@given(NUMBERS, LANGUAGE_CODES, SYSTEMS)
def test_no_number_holds_an_invisible_mark_or_digits_of_two_systems(
    value: float | Decimal, language: str, system: DigitSystem
) -> None:
    for printed in (
        format_number(value, language, system),
        format_percent(value, language, system),
        format_compact(value, language, system),
        format_range(value, value, language, system),
    ):
        assert printed
        assert not any(map(is_invisible, printed))
        others = "".join(digits for each, digits in DIGITS.items() if each != system)
        assert not set(others) & set(printed)


@given(st.integers(-(10**36), 10**36), LANGUAGE_CODES, SYSTEMS)
def test_a_whole_number_can_be_read_back(value: int, language: str, system: DigitSystem) -> None:
    printed = to_western(format_number(value, language, system)).replace(",", "").replace("−", "-")
    assert int(printed) == value


@given(st.decimals(-(10**12), 10**12, places=3), LANGUAGE_CODES, SYSTEMS)
def test_three_decimals_can_be_read_back(value: Decimal, language: str, system: DigitSystem) -> None:
    printed = to_western(format_number(value, language, system)).replace(",", "").replace("−", "-")
    assert Decimal(printed) == value


@given(st.integers(0, 10**15), LANGUAGE_CODES)
def test_words_for_a_large_number_are_never_wrong_by_more_than_a_twentieth(value: int, language: str) -> None:
    record = LANGUAGES[language]
    amount, _, noun = to_western(format_compact(value, language)).replace(",", "").partition(" ")
    steps = [(power, set(nouns.values())) for _, power, nouns in record.numbers.compact]
    power = next((power for power, nouns in steps if noun in nouns), 0)
    assert abs(Fraction(amount) * 10**power - value) <= Fraction(value, 20)


def test_what_is_for_display_only_says_so_by_its_marks() -> None:
    assert displayed("-5") == "\N{LEFT-TO-RIGHT ISOLATE}-5\N{POP DIRECTIONAL ISOLATE}"


def test_every_language_and_system_has_signs_of_its_own() -> None:
    pairs = itertools.product(LANGUAGES, DIGITS)
    assert all(format_number(1234.5, language, system) for language, system in pairs)


def test_a_number_longer_than_python_writes_is_told_by_its_power_of_ten() -> None:
    assert format_number(-(10**5000), "ar") == "-1E5000"
    assert format_compact(10**5000, "ar") == "1E5000"
