"""What was typed while the keyboard stood on another layout is read as the keys that were meant."""

import pytest
from hypothesis import given

from khabar.text.keyboard_tables import LAYOUTS
from khabar.text.keyboards import LONGEST, typed_on_other_layout
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hgrhzl", "القائم"),
        ("hgk[t", "النجف"),
        ("fy]h]", "بغداد"),
        ("hghkfhv", "الانبار"),
        ("v,djv.", "رويترز"),
    ],
)
def test_latin_keys_are_read_as_arabic(typed: str, meant: str) -> None:
    assert typed_on_other_layout(typed, "ar")[0] == meant


@pytest.mark.parametrize(("typed", "meant"), [("هحاخىث", "iphone"), ("ىشفخ", "nato"), ("سشىيه", "sandi"), ("لا", "b")])
def test_arabic_keys_are_read_as_latin(typed: str, meant: str) -> None:
    assert typed_on_other_layout(typed, "ar")[0] == meant


def test_keyboards_of_persian_urdu_and_sorani_are_known() -> None:
    assert typed_on_other_layout("jivhk", "fa")[0] == "تهران"
    assert typed_on_other_layout("lahor", "ur")[0] == "لاحہر"
    assert typed_on_other_layout("kurd", "ckb")[0] == "کئرد"


def test_a_key_with_shift_counts_where_no_key_alone_says_it() -> None:
    assert typed_on_other_layout("Hfn", "ar")[0] == "أبى"


def test_digits_stay_and_a_text_without_letters_has_no_other_reading() -> None:
    assert typed_on_other_layout("2017", "ar") == ()
    assert typed_on_other_layout("uhl 2017", "ar")[0] == "عام 2017"


def test_language_with_one_layout_has_no_other_reading() -> None:
    assert typed_on_other_layout("hgrhzl", "en") == ()


@given(texts)
def test_texts_is_read_without_complaint_and_within_bounds(text: str) -> None:
    for reading in typed_on_other_layout(text, "ar"):
        assert reading != text
        assert len(reading) <= 3 * LONGEST


def test_layouts_have_the_same_keys() -> None:
    assert {len(level.split(" ")) for levels in LAYOUTS.values() for level in levels} == {47}
