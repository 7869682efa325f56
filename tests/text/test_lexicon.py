"""The lexicon knows how frequent words are spelt, stays small, and says where it comes from."""

from pathlib import Path

import pytest

import khabar.text.lexicon
from khabar.text.fold import fold
from khabar.text.lexicon import spellings
from khabar.text.lexicon.clitics import clitic_letters
from khabar.text.lexicon.files import lines
from khabar.text.stop_words import stop_words

FOLDER = Path(khabar.text.lexicon.__file__).parent


@pytest.mark.parametrize(
    ("typed", "correct"),
    [
        ("الى", "إلى"),
        ("فى", "في"),
        ("مدرسه", "مدرسة"),
        ("احمد", "أحمد"),
        ("القاهره", "القاهرة"),
        ("ايران", "إيران"),
        ("الان", "الآن"),
        ("مسئول", "مسؤول"),
        ("ايضا", "أيضا"),
    ],
)
def test_a_careless_spelling_leads_to_the_correct_one(typed: str, correct: str) -> None:
    assert spellings(fold(typed))[0].written == correct


@pytest.mark.parametrize(("typed", "both"), [("ان", {"أن", "إن"}), ("علي", {"على", "علي"})])
def test_a_word_that_is_two_words_has_both_spellings(typed: str, both: set[str]) -> None:
    assert {spelling.written for spelling in spellings(fold(typed))} >= both


def test_shares_of_a_word_are_falling_and_add_up_to_one() -> None:
    shares = [spelling.share for spelling in spellings("ان")]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1, abs=0.01)


def test_an_unknown_word_has_no_spelling() -> None:
    assert spellings("كخمتث") == ()


def test_every_spelling_folds_to_a_word_that_knows_it() -> None:
    for line in lines("arabic_spellings"):
        for written in line.split(" ")[::2]:
            assert written in {spelling.written for spelling in spellings(fold(written))}


def test_no_word_has_more_clitics_than_letters() -> None:
    assert all(0 <= letters < len(word) for word, letters in clitic_letters().items())


def test_the_lists_stay_under_a_megabyte_and_are_all_explained() -> None:
    lists = list(FOLDER.glob("*.gz"))
    assert sum(one.stat().st_size for one in lists) < 1_000_000
    explained = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert lists
    assert all(one.name.removesuffix(".txt.gz") in explained for one in lists)


@pytest.mark.parametrize(
    ("language", "word"),
    [("ar", "متى"), ("ar", "وفي"), ("ar", "إلى"), ("fa", "چرا"), ("ur", "کیوں"), ("ckb", "بۆچی"), ("en", "the")],
)
def test_words_without_a_subject_are_stop_words(language: str, word: str) -> None:
    assert fold(word) in stop_words(language)


@pytest.mark.parametrize("word", ["وزير", "فهم", "وعد", "القائم", "حرب", "مصر"])
def test_words_with_a_subject_are_not(word: str) -> None:
    assert fold(word) not in stop_words("ar")


@pytest.mark.parametrize("language", ["xx", "", "../ar", "ar/../fa"])
def test_a_language_without_a_list_has_no_stop_words(language: str) -> None:
    assert stop_words(language) == frozenset()
