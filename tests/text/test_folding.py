"""Folding makes spellings of one word equal, keeps different words apart, and remembers where letters came from."""

import sys
import unicodedata

import pytest
from hypothesis import given

from khabar.text.fold import Level, fold, fold_with_map
from tests.text.strategies import texts

SKELETON = Level.SKELETON


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("القوّات", "القوات"),
        ("الْقُوَّاتُ", "القوات"),
        ("الى", "إلى"),
        ("فى", "في"),
        ("مستشفى", "مستشفي"),
        ("ک", "ك"),
        ("کردستان", "كردستان"),
        ("مدينة", "مدينه"),
        ("الثانـــي", "الثاني"),
        ("ٱلقوات", "القوات"),
        ("ﻻجئ", "لاجئ"),
        ("ﷲ", "الله"),
        ("الرحمٰن", "الرحمن"),
        ("٢٠١٧", "2017"),
        ("۲۰۱۷", "2017"),
        ("رؤوف", "رووف"),
        ("ههولير", "هەولێر"),
        ("ګټې", "گټي"),
        ("Café DE Flore", "cafe de flore"),
        ("Ａ１", "a1"),
        ("القـ\N{RIGHT-TO-LEFT MARK}ـائم", "القائم"),
        ("می\N{ZERO WIDTH NON-JOINER}خواهم", "میخواهم"),
        ("ا\N{ARABIC HAMZA ABOVE}حمد", "أحمد"),
        ("١٢٫٥٪", "12.5%"),
    ],
)
def test_two_spellings_of_a_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("وزارة", "زار"), ("معبر", "معابر"), ("باكستان", "پاکستان"), ("2000", "200"), ("محرر", "محرّك")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مسئول", "مسؤول"),
        ("جمييييل", "جميل"),
        ("پاکستان", "باكستان"),
        ("ڤيروس", "فيروس"),
        ("گەڵا", "كةلا"),
        ("پښتو", "بستو"),
    ],
)
def test_the_skeleton_sees_through_more(one: str, other: str) -> None:
    assert fold(one, SKELETON) == fold(other, SKELETON)
    assert fold(one) != fold(other)


def test_the_skeleton_never_shortens_a_number() -> None:
    assert fold("2000", SKELETON) == "2000"


def test_spaces_and_line_breaks_stay() -> None:
    assert fold("سطر\nو سطر") == "سطر\nو سطر"


def test_a_free_standing_accent_does_not_split_a_word() -> None:
    assert " " not in fold("قو\ufe7cات")


@pytest.mark.parametrize("level", Level)
def test_every_character_there_is_folds_to_something_that_folds_to_itself(level: Level) -> None:
    changed = [
        hex(code_point)
        for code_point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code_point)) not in ("Cn", "Co")
        and (folded := fold(chr(code_point), level)) != fold(folded, level)
    ]
    assert changed == []


@given(texts)
@pytest.mark.parametrize("level", Level)
def test_folding_twice_is_folding_once(level: Level, text: str) -> None:
    assert fold(fold(text, level), level) == fold(text, level)


@given(texts)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_same_text_composed_or_taken_apart_folds_to_the_same(form: str, text: str) -> None:
    assert fold(unicodedata.normalize(form, text)) == fold(text)  # type: ignore[arg-type]  # a form's name


@given(texts)
@pytest.mark.parametrize("level", Level)
def test_the_map_gives_a_place_in_the_original_for_each_letter(level: Level, text: str) -> None:
    folded = fold_with_map(text, level)
    assert folded.text == fold(text, level)
    assert len(folded.starts) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < len(text) for start in folded.starts)


def test_a_match_is_marked_in_the_original_with_its_harakat() -> None:
    text = "سيطرت القُوّاتُ، على"
    folded = fold_with_map(text)
    at = folded.text.index("القوات")
    start, end = folded.original_span(at, at + len("القوات"))
    assert text[start:end] == "القُوّاتُ"


def test_a_match_inside_a_ligature_covers_the_whole_ligature() -> None:
    text = "قال ﷺ"
    folded = fold_with_map(text)
    at = folded.text.index("عليه")
    assert folded.original_span(at, at + len("عليه")) == (4, 5)
