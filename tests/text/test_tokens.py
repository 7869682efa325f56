"""What a reader calls one thing is one piece, in whatever script and with whatever signs it is written."""

from itertools import pairwise

import pytest
from hypothesis import given

from khabar.text.characters import LETTER, NUMBER, kind
from khabar.text.tokens import Kind, pieces
from tests.text.strategies import texts


def found(text: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,5", "number"),
        ("12٫5", "number"),
        ("١٬٢٥٠٬٠٠٠", "number"),
        ("1.250.000", "number"),
        ("2017-11-02", "date"),
        ("٢/١١/٢٠١٧", "date"),
        ("18:30", "time"),
        ("https://www.example.com/ar/خبر?id=1", "link"),
        ("www.example.com", "link"),
        ("desk@example.com", "email"),
        ("#دير_الزور", "hashtag"),
        ("#القُوّات", "hashtag"),
        ("@khabar_ar", "mention"),
        ("القُوّات", "word"),
        ("می\N{ZERO WIDTH NON-JOINER}خواهم", "word"),
        ("پښتو", "word"),
        ("F16", "word"),
    ],
)
def test_one_thing_is_one_piece_whatever_stands_around_it(text: str, expected: str) -> None:
    assert found(f"قال «{text}»، ثم") == [("word", "قال"), (expected, text), ("word", "ثم")]


def test_a_full_stop_after_a_link_ends_the_sentence_and_not_the_link() -> None:
    assert found("راجع https://example.com/a.")[-1] == ("link", "https://example.com/a")


def test_a_range_of_years_is_two_numbers_and_no_date() -> None:
    assert found("2014-2017") == [("word", "2014"), ("word", "2017")]


def test_a_lone_sign_or_a_number_after_it_is_no_hashtag() -> None:
    assert [kind for kind, _text in found("# #1 @")] == ["word"]


@given(texts)
def test_every_piece_stands_where_it_says(text: str) -> None:
    found = list(pieces(text))
    assert all(text[piece.start : piece.end] == piece.text != "" for piece in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(texts)
def test_no_letter_or_number_is_left_between_the_pieces(text: str) -> None:
    inside = {place for piece in pieces(text) for place in range(piece.start, piece.end)}
    assert all(place in inside for place, sign in enumerate(text) if kind(sign) in (LETTER, NUMBER))


def test_every_kind_can_be_found() -> None:
    text = "كلمة 12,5 2/11/2017 18:30 www.example.com a@example.com #وسم @حساب"
    assert [piece.kind for piece in pieces(text)] == list(Kind)
