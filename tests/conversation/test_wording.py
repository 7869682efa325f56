"""Every sentence to readers is there in every language, and says what is meant."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from khabar.conversation.rules.codes import Reason, Refusal
from khabar.conversation.wording import ARABIC, ENGLISH, PERSIAN, reason_sentence, refusal_sentence, wording_for
from khabar.conversation.wording.record import ConversationWording
from khabar.text.digits import DigitSystem

ALL = [ARABIC, ENGLISH, PERSIAN]


def sentences(record: Any) -> Iterator[tuple[str, str]]:
    """Yield the name and text of every sentence in a record and the records in it."""
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if dataclasses.is_dataclass(value) and field.name != "letters":
            yield from sentences(value)
        elif isinstance(value, str):
            yield field.name, value


@pytest.mark.parametrize("wording", ALL, ids=lambda wording: wording.language)
def test_no_sentence_is_empty(wording: ConversationWording) -> None:
    assert [name for name, text in sentences(wording) if not text.strip()] == []


@pytest.mark.parametrize("wording", ALL, ids=lambda wording: wording.language)
def test_every_refusal_and_every_reason_has_its_sentence(wording: ConversationWording) -> None:
    for refusal in Refusal:
        sentence = refusal_sentence(wording, refusal, limit=1500, length=1502, digits="latn")
        assert sentence
        assert "{" not in sentence
    for reason in Reason:
        assert reason_sentence(wording, reason.value)


def test_what_was_not_rejected_has_no_reason() -> None:
    assert reason_sentence(ARABIC, "") == ""


@pytest.mark.parametrize(
    ("length", "excess"),
    [(1501, "حرف واحد"), (1502, "حرفان"), (1503, "3 أحرف"), (1511, "11 حرفًا"), (1600, "100 حرف"), (3000, "1500 حرف")],
)
def test_how_much_too_long_is_said_in_arabic_plurals(length: int, excess: str) -> None:
    sentence = refusal_sentence(ARABIC, Refusal.TEXT_TOO_LONG, limit=1500, length=length, digits="latn")

    assert f"الحد الأقصى 1500 حرف، والزيادة {excess}." in sentence


@pytest.mark.parametrize(("digits", "limit"), [("latn", "80"), ("arab", "٨٠"), ("arabext", "۸۰")])
def test_numbers_are_written_in_the_edition_s_digits(digits: DigitSystem, limit: str) -> None:
    assert limit in refusal_sentence(PERSIAN, Refusal.NAME_TOO_LONG, limit=1500, length=0, digits=digits)


def test_a_language_without_sentences_of_its_own_gets_english() -> None:
    assert wording_for("ckb") is ENGLISH
    assert wording_for("ar") is ARABIC


def test_persian_has_its_half_spaces_and_no_underscore() -> None:
    text = " ".join(text for _name, text in sentences(PERSIAN))

    assert "\N{ZERO WIDTH NON-JOINER}" in text
    assert "_" not in text
