"""Counted things read as a grammarian of the language would write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.languages import LANGUAGES
from khabar.text.plurals import PluralForms, count_phrase, plural_form

ARABIC_COMMENTS = PluralForms(
    zero="لا تعليقات", one="تعليق واحد", two="تعليقان", few="تعليقات", many="تعليقًا", other="تعليق"
)
ENGLISH_COMMENTS = PluralForms(zero="No comments", one="1 comment", other="comments")


@pytest.mark.parametrize(
    ("n", "phrase"),
    [
        (0, "لا تعليقات"),
        (1, "تعليق واحد"),
        (2, "تعليقان"),
        (3, "3 تعليقات"),
        (10, "10 تعليقات"),
        (11, "11 تعليقًا"),
        (99, "99 تعليقًا"),
        (100, "100 تعليق"),
        (101, "101 تعليق"),
        (102, "102 تعليق"),
        (103, "103 تعليقات"),
        (111, "111 تعليقًا"),
        (1000, "1000 تعليق"),
        (10_000, "10,000 تعليق"),
        (12_345, "12,345 تعليقًا"),
    ],
)
def test_comments_are_counted_in_correct_arabic(n: int, phrase: str) -> None:
    assert count_phrase(n, ARABIC_COMMENTS, "ar") == phrase


@pytest.mark.parametrize(
    ("n", "phrase"), [(0, "No comments"), (1, "1 comment"), (2, "2 comments"), (21, "21 comments")]
)
def test_comments_are_counted_in_english(n: int, phrase: str) -> None:
    assert count_phrase(n, ENGLISH_COMMENTS, "en") == phrase


@pytest.mark.parametrize(
    ("language", "forms", "phrases"),
    [
        ("fa", PluralForms(zero="بدون نظر", one="یک نظر", other="نظر"), ["بدون نظر", "یک نظر", "۲ نظر", "۱۲ نظر"]),
        ("ur", PluralForms(one="ایک تبصرہ", other="تبصرے"), ["0 تبصرے", "ایک تبصرہ", "2 تبصرے", "12 تبصرے"]),
        ("ckb", PluralForms(one="یەک لێدوان", other="لێدوان"), ["0 لێدوان", "یەک لێدوان", "2 لێدوان", "12 لێدوان"]),
    ],
)
def test_comments_are_counted_in_persian_urdu_and_sorani(language: str, forms: PluralForms, phrases: list[str]) -> None:
    assert [count_phrase(n, forms, language) for n in (0, 1, 2, 12)] == phrases


def test_an_edition_may_ask_for_other_digits() -> None:
    assert count_phrase(11, ARABIC_COMMENTS, "ar", digits="arab") == "١١ تعليقًا"


def test_a_persian_nothing_without_a_phrase_of_its_own_is_a_number_and_a_noun() -> None:
    assert count_phrase(0, PluralForms(one="یک نظر", other="نظر"), "fa") == "۰ نظر"


@given(st.integers(), st.sampled_from(sorted(LANGUAGES)))
def test_every_number_has_a_form_and_a_phrase_in_every_language(n: int, language: str) -> None:
    assert plural_form(language, n) in {"zero", "one", "two", "few", "many", "other"}
    assert count_phrase(n, PluralForms(other="×"), language).endswith(" ×")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ar", {0.5: "other", 1.0: "one", 2.0: "two", 2.5: "other", 3.0: "few", 10.5: "other", 11.0: "many"}),
        ("fa", {0.5: "one", 1.0: "one", 1.5: "other"}),
        ("ur", {0.5: "other", 1.0: "one", 1.5: "other"}),
        ("ckb", {0.5: "other", 1.0: "one", 1.5: "other"}),
        ("en", {0.5: "other", 1.0: "one", 1.5: "other"}),
    ],
)
def test_a_fraction_takes_the_form_its_language_gives_it(language: str, forms: dict[float, str]) -> None:
    assert {n: plural_form(language, n) for n in forms} == forms
    assert {n: plural_form(language, Decimal(str(n))) for n in forms} == forms


@given(st.one_of(st.floats(), st.decimals()), st.sampled_from(sorted(LANGUAGES)))
def test_any_number_at_all_can_be_counted(n: float | Decimal, language: str) -> None:
    assert plural_form(language, n) in {"zero", "one", "two", "few", "many", "other"}
    assert count_phrase(n, PluralForms(other="×"), language).endswith(" ×")


@given(st.integers(0, 10**40), st.sampled_from(sorted(LANGUAGES)))
def test_a_whole_number_takes_the_same_form_however_it_is_kept(n: int, language: str) -> None:
    if n < 10**36:
        assert plural_form(language, n) == plural_form(language, Decimal(n))
    assert plural_form(language, n) == plural_form(language, -n)
