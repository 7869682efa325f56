"""Things are strung together as each language does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.languages import LANGUAGES
from khabar.text.lists import format_list
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("language", "pair", "three"),
    [
        ("ar", "أ وب", "أ وب وج"),
        ("fa", "أ و ب", "أ، ب و ج"),
        ("ur", "أ اور ب", "أ، ب اور ج"),
        ("ckb", "أ و ب", "أ، ب و ج"),
        ("en", "أ and ب", "أ, ب and ج"),
    ],
)
def test_two_and_three_things_are_named(language: str, pair: str, three: str) -> None:
    assert format_list(["أ", "ب"], language) == pair
    assert format_list(["أ", "ب", "ج"], language) == three


def test_one_thing_stands_by_itself_and_none_leaves_nothing() -> None:
    assert format_list(["بغداد"], "ar") == "بغداد"
    assert format_list([], "ar") == ""


@given(st.lists(texts), st.sampled_from(sorted(LANGUAGES)))
def test_things_stay_as_they_are_and_in_their_order(items: list[str], language: str) -> None:
    rest = format_list(items, language)
    for item in items:
        assert item in rest
        rest = rest[rest.index(item) + len(item) :]
