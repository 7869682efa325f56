"""Letters of Arabic script take a byte each, and nothing is lost."""

from hypothesis import given

from khabar.text.compacting import compact
from tests.text.strategies import texts


@given(texts)
def test_compacting_twice_is_as_before(text: str) -> None:
    assert compact(compact(text)) == text


def test_arabic_letters_take_a_byte() -> None:
    assert len(compact("القوات تسيطر علي معبر القايم 2017").encode()) == len("القوات تسيطر علي معبر القايم 2017")


@given(texts, texts)
def test_texts_that_follow_each_other_stay_so(one: str, other: str) -> None:
    assert compact(one + other) == compact(one) + compact(other)


def test_spaces_stay_between_words() -> None:
    assert compact(" ا ب ") == " A B "
