"""A file is named in letters that every system keeps, so that a person recognises what it is about."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.languages import LANGUAGES
from khabar.text.transliteration import file_name, transliterate
from tests.text.strategies import texts

PLAIN = set(string.ascii_lowercase + string.digits + "-")
CODES = st.sampled_from(sorted(LANGUAGES))


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("القائم", "al-qaim"),
        ("العراق", "iraq"),
        ("وبغداد", "wa-baghdad"),
        ("دير الزور", "deir-ez-zor"),
        ("الولايات المتحدة", "united-states"),
        ("محمد", "mohammed"),
        ("عبد الله بن عباس", "abdullah bin abbas"),
        ("المدينة القديمة", "al-madina al-qadima"),
        ("رئيس", "rais"),
        ("لاجئون", "lajiun"),
        ("قُوّات", "quwwat"),
        ("مُدَرِّس", "mudarris"),
        ("خبر عاجل", "khabar ajal"),
        ("تشرين", "tashrin"),
        ("صورة ٣", "sura 3"),
        ("Café", "cafe"),
        ("don't", "dont"),
        ("iPhone7", "iphone7"),
        ("ﻻجئون", "lajiun"),
        ("", ""),
        ("؟!", ""),
        ("中文", ""),
    ],
)
def test_arabic_is_written_so_that_it_is_recognised(text: str, latin: str) -> None:
    assert transliterate(text) == latin


@pytest.mark.parametrize(
    ("language", "text", "latin"),
    [
        ("fa", "ایران", "iran"),
        ("fa", "خانه", "khaneh"),
        ("fa", "می\N{ZERO WIDTH NON-JOINER}خواهم", "mikhvaham"),
        ("fa", "ژاله", "zhaleh"),
        ("ur", "پاکستان", "pakistan"),
        ("ur", "وزیر", "wazir"),
        ("ckb", "هەواڵی نوێ", "hewali nwe"),
        ("ckb", "هەولێر", "erbil"),
        ("ckb", "ڕاپۆرت", "raport"),
    ],
)
def test_each_language_has_its_own_sounds(language: str, text: str, latin: str) -> None:
    assert transliterate(text, language) == latin


def test_spelling_and_direction_marks_make_no_other_name() -> None:
    names = {file_name(text) for text in ("العراق", "العِراق", "العـراق", "\N{RIGHT-TO-LEFT MARK}العراق")}
    assert names == {"iraq"}


@pytest.mark.parametrize("name", ["con", "CON", "Nul", "com1", "aux"])
def test_a_name_that_a_system_keeps_for_itself_is_not_given(name: str) -> None:
    assert file_name(name) == f"file-{name.lower()}"


@pytest.mark.parametrize("text", ["", ".", "..", "../../etc/passwd", "/", "\0", "a" * 1000, "؟"])
def test_no_text_makes_a_path(text: str) -> None:
    name = file_name(text)
    assert name
    assert set(name) <= PLAIN
    assert len(name) <= 60


def test_a_text_without_a_name_gets_the_one_it_is_told() -> None:
    assert file_name("؟!") == "untitled"
    assert file_name("؟!", otherwise="photo") == "photo"


def test_a_long_name_is_cut_between_words() -> None:
    assert file_name("الجيش يستعيد القائم", max_length=12) == "al-jish"


@given(texts, CODES, st.integers(1, 80))
def test_every_name_is_plain_bounded_and_its_own_name(text: str, code: str, max_length: int) -> None:
    name = file_name(text, code, max_length)
    assert name
    assert set(name) <= PLAIN
    assert len(name) <= max_length
    assert file_name(name, code, max_length) == name


@given(texts, CODES)
def test_every_text_is_written_in_plain_letters(text: str, code: str) -> None:
    assert set(transliterate(text, code)) <= PLAIN | {" "}


@given(texts, st.sampled_from("بتثجحخدذرزسشصضطظغفقكلمنهabc7٧"))
def test_a_letter_that_is_heard_is_never_lost_altogether(text: str, letter: str) -> None:
    assert file_name(text + " " + letter, otherwise="-") != "-"
