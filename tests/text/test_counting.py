"""The counter under the comment form and the limit in the database count the same characters."""

from hypothesis import given

from khabar.text.counting import code_points, normalise_input
from tests.text.strategies import texts


def test_a_line_break_counts_once_whichever_way_it_was_typed() -> None:
    assert [code_points(f"نعم{line_break}لا") for line_break in ("\n", "\r\n", "\r")] == [6, 6, 6]


def test_code_points_are_counted_and_not_units_bytes_or_glyphs() -> None:
    family = "👩\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧"
    text = f"مُحَمَّدٌ {family} لا إلهَ ﷺ می\N{ZERO WIDTH NON-JOINER}خواهم"
    assert code_points(text) == 34


def test_a_letter_and_its_hamza_count_once_when_unicode_has_one_letter_for_them() -> None:
    assert code_points("ا\N{ARABIC HAMZA ABOVE}حمد") == code_points("أحمد") == 4


def test_nothing_but_composition_and_line_breaks_is_changed() -> None:
    assert normalise_input("  الى فى القوّات ـ ک  \n") == "  الى فى القوّات ـ ک  \n"


@given(texts)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise_input(normalise_input(text)) == normalise_input(text)
