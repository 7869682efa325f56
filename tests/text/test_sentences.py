"""Sentences end where a reader would stop, and nothing of the text is lost between them."""

import pytest
from hypothesis import given

from khabar.text.sentences import sentences
from tests.text.strategies import texts


def found(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصلت القوّات. بدأ القصف.", ["وصلت القوّات.", "بدأ القصف."]),
        ("متى؟ لا أحد يعلم! حقا؟!", ["متى؟", "لا أحد يعلم!", "حقا؟!"]),
        ("یہ خبر ہے۔ وہ بھی۔", ["یہ خبر ہے۔", "وہ بھی۔"]),
        ("متى؟لا أعلم", ["متى؟", "لا أعلم"]),
        ("«متى؟»قال", ["«متى؟»قال"]),
        ("انتظر… ثم عاد", ["انتظر…", "ثم عاد"]),
        ("عنوان بلا نقطة\nأول الخبر.", ["عنوان بلا نقطة", "أول الخبر."]),
        ("ذهب؛ ثم عاد.", ["ذهب؛ ثم عاد."]),
        ("قال: «عدنا.» ثم صمت.", ["قال: «عدنا.»", "ثم صمت."]),
    ],
)
def test_a_mark_or_a_new_line_ends_a_sentence(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ارتفع 12.5% في 2.11.2017 أيضا.",
        "قال د. أحمد وأ. د. سعاد ذلك.",
        "زار موقع www.example.com أمس.",
        "«متى تعود؟» سألته أمه.",
        "شركة س.م.م للنقل.",
        "The U.S. army, Gen. Smith and Inc. owners agree.",
        "1. القائم",
    ],
)
def test_a_point_inside_a_sentence_ends_none(text: str) -> None:
    assert found(text) == [text]


def test_a_stop_after_the_era_of_a_year_is_a_stop() -> None:
    assert found("سقطت سنة 656 هـ. ثم عادت.") == ["سقطت سنة 656 هـ.", "ثم عادت."]


@given(texts)
def test_every_sentence_stands_where_it_says_and_all_that_is_not_space_is_in_one(text: str) -> None:
    parts = sentences(text)
    assert all(text[part.start : part.end] == part.text != "" for part in parts)
    assert "".join("".join(part.text.split()) for part in parts) == "".join(text.split())
    assert [part.start for part in parts] == sorted(part.start for part in parts)
