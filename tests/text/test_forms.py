"""Forms are what both sides of a search agree on: spellings of one thing share their main form."""

import pytest
from hypothesis import given

from khabar.text.forms import forms, word_forms
from khabar.text.tokens import pieces
from tests.text.strategies import texts

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def main_form(text: str, language: str = "ar") -> str:
    return next(forms(piece, language)[0] for piece in pieces(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مسئول", "مسؤول"),
        ("شئون", "شؤون"),
        ("رءوس", "رؤوس"),
        ("هيأة", "هيئة"),
        ("مَسْئُول", "مسؤول"),
        ("پاریس", "باريس"),
        ("ڤيروس", "فيروس"),
        ("1.250.000", "1,250,000"),
        ("١٬٢٥٠٬٠٠٠", "1250000"),
        ("12,5", "١٢٫٥"),
        ("#دير_الزور", "#ديرالزور"),
        ("#ديرالزور", "ديرالزور"),
        ("https://www.example.com/", "http://example.com"),
    ],
)
def test_two_ways_to_write_one_thing_share_the_main_form(one: str, other: str) -> None:
    assert main_form(one) == main_form(other)


@pytest.mark.parametrize("language", ["fa", "ur", "ckb"])
def test_outside_arabic_a_borrowed_letter_is_a_letter_of_the_language(language: str) -> None:
    assert main_form("پار", language) != main_form("بار", language)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("#دير_الزور", "الزور"),
        ("و2017", "2017"),
        ("بـ50", "50"),
        ("2/11/2017", "2017"),
        ("1.250", "1.250"),
        ("https://example.com/news", "news"),
        ("desk@example.com", "desk"),
    ],
)
def test_a_part_of_a_thing_is_a_further_form_of_it(text: str, part: str) -> None:
    assert part in next(forms(piece, "ar")[1:] for piece in pieces(text))


def test_a_word_with_a_zwnj_is_found_joined_and_by_its_parts() -> None:
    assert word_forms(f"کتاب{ZWNJ}ها", "fa") == ("كتابها", "كتاب", "ها")


def test_in_sorani_a_zwnj_after_heh_only_tells_the_letter() -> None:
    assert word_forms(f"ته{ZWNJ}مه{ZWNJ}ن", "ckb") == word_forms("تەمەن", "ckb")


@given(texts)
@pytest.mark.parametrize("language", ["ar", "fa", "ckb"])
def test_a_form_is_a_token_without_spaces_and_the_main_form_of_itself(language: str, text: str) -> None:
    for piece in pieces(text):
        for form in forms(piece, language):
            assert form == "".join(form.split()) != ""
    for word in text.split():
        for form in word_forms(word, language)[:1]:
            assert word_forms(form, language)[0] == form
