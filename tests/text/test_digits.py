"""Digits change their system and nothing else."""

import pytest
from hypothesis import given

from khabar.text.digits import DIGITS, DigitSystem, in_digits, to_western
from tests.text.strategies import texts


def test_digits_of_every_system_become_western() -> None:
    assert to_western("٢٠١٧ ۲۰۱۷ 2017 २०१७") == "2017 2017 2017 2017"


def test_the_signs_of_arabic_numbers_become_western() -> None:
    assert to_western("١٬٢٣٤٫٥٪") == "1,234.5%"


@pytest.mark.parametrize(("system", "year"), [("latn", "2017"), ("arab", "٢٠١٧"), ("arabext", "۲۰۱۷")])
def test_a_text_can_be_printed_in_one_system(system: DigitSystem, year: str) -> None:
    assert {in_digits(f"عام {written}", system) for written in ("2017", "٢٠١٧", "۲۰۱۷")} == {f"عام {year}"}


@given(texts)
@pytest.mark.parametrize("system", DIGITS)
def test_printing_in_another_system_keeps_the_length_and_can_be_read_back(system: DigitSystem, text: str) -> None:
    printed = in_digits(text, system)
    assert len(printed) == len(text)
    assert to_western(printed) == to_western(text)
