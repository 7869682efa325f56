"""Words are found whole, whatever is written above, below or invisibly between their letters."""

import pytest
from hypothesis import given

from khabar.text.characters import LETTER, kind
from khabar.text.words import search_words, words
from tests.text.strategies import texts


def found(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    "word",
    [
        "القوّات",
        "الْقُوَّاتُ",
        "الرحمٰن",
        "الثانـــي",
        "می\N{ZERO WIDTH NON-JOINER}خواهم",
        "القـ\N{RIGHT-TO-LEFT MARK}ـائم",
        "F16",
    ],
)
def test_a_word_is_never_cut_in_two(word: str) -> None:
    assert found(f"({word})،") == [word]


def test_punctuation_spaces_and_quotes_separate_words() -> None:
    assert found("قال: «داعش»/'الدولة'، 35%") == ["قال", "داعش", "الدولة", "35"]


def test_invisible_characters_at_the_edges_are_not_part_of_a_word() -> None:
    mark = "\N{RIGHT-TO-LEFT MARK}"
    assert found(f"{mark}خبر{mark} عاجل") == ["خبر", "عاجل"]


def test_a_word_of_nothing_but_tatweel_is_no_word() -> None:
    assert found("ــــ") == []


def test_search_words_are_folded() -> None:
    assert search_words("سيطرت القُوّات الى ٢٠١٧") == ["سيطرت", "القوات", "الي", "2017"]


def test_a_sign_that_stands_for_a_phrase_is_searched_as_its_words() -> None:
    assert search_words("ﷺ") == ["صلي", "الله", "عليه", "وسلم"]


@given(texts)
def test_every_word_stands_where_it_says(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.text != ""


@given(texts)
def test_no_letter_is_left_outside_the_words(text: str) -> None:
    inside = {place for word in words(text) for place in range(word.start, word.end)}
    assert all(place in inside for place, character in enumerate(text) if kind(character) == LETTER)
