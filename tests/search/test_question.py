"""Whatever is typed into the search box is a question: words, phrases, what is left out; never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.search.question import MAX_EXCLUDED, MAX_LENGTH, MAX_PHRASES, MAX_WORDS, Note, read_question

QUOTES = ["«القائم الحدودي»", '"القائم الحدودي"', "“القائم الحدودي”", "„القائم الحدودي“", "›القائم الحدودي‹"]


@pytest.mark.parametrize("quoted", QUOTES)
def test_words_in_quotes_of_any_kind_are_a_phrase(quoted: str) -> None:
    asked = read_question(f"معبر {quoted}")

    assert asked.words == ("معبر",)
    assert asked.phrases == ("القائم الحدودي",)


@pytest.mark.parametrize("minus", ["-", "\N{MINUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}"])
def test_minus_before_a_word_or_a_phrase_leaves_it_out(minus: str) -> None:
    asked = read_question(f'القائم {minus}رياضة {minus}"كأس العالم" {minus}«كرة القدم»')

    assert asked.words == ("القائم",)
    assert asked.excluded == ("رياضة", "كأس العالم", "كرة القدم")


def test_hyphen_inside_a_word_leaves_nothing_out() -> None:
    assert read_question("كوفيد-19 18-20").excluded == ()


def test_quote_that_is_never_closed_is_only_a_sign() -> None:
    assert read_question("«القائم الحدودي").words == ("القائم", "الحدودي")


@pytest.mark.parametrize("typed", ["- - -", "«»", '""', "?!…", "( )", "-", "\N{RIGHT-TO-LEFT OVERRIDE}-«"])
def test_operators_alone_ask_nothing_and_say_so(typed: str) -> None:
    asked = read_question(typed)

    assert asked.is_empty
    assert asked.notes == {Note.NO_WORDS} or not asked.typed


def test_question_that_only_leaves_out_says_so() -> None:
    asked = read_question("-رياضة")

    assert asked.is_empty
    assert asked.notes == {Note.ONLY_EXCLUDED}


@pytest.mark.parametrize("typed", ["", "   ", "\t\n", "\N{RIGHT-TO-LEFT MARK}"])
def test_nothing_typed_is_nothing_asked_and_nothing_to_say(typed: str) -> None:
    asked = read_question(typed)

    assert asked.is_empty
    assert asked.typed == ""
    assert not asked.notes


def test_ten_kilobytes_are_shortened_and_the_reader_is_told() -> None:
    asked = read_question("القائم " * 1500)

    assert len(asked.typed) <= MAX_LENGTH
    assert len(asked.words) <= MAX_WORDS
    assert Note.SHORTENED in asked.notes


def test_controls_and_halves_of_characters_never_reach_the_question() -> None:
    asked = read_question("القا\N{RIGHT-TO-LEFT OVERRIDE}ئم\x00 معبر\ud800\N{LINE SEPARATOR}سوريا")

    assert asked.typed == "القائم معبر سوريا"


@given(st.text(st.characters(codec=None), max_size=600))
def test_any_text_is_a_question_within_bounds(typed: str) -> None:
    asked = read_question(typed)

    assert len(asked.typed) <= MAX_LENGTH
    assert len(asked.words) <= MAX_WORDS
    assert len(asked.phrases) <= MAX_PHRASES
    assert len(asked.excluded) <= MAX_EXCLUDED
    assert read_question(asked.typed).typed == asked.typed
    asked.typed.encode()
