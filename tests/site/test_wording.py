"""The words of the public pages: whole in each language, and with the same places to fill in."""

import dataclasses
import string

import pytest

from khabar.site.wording import ARABIC, ENGLISH, PERSIAN, Wording, wording_for


def places(sentence: str) -> set[str]:
    """Return what is filled into *sentence*."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("wording", [ENGLISH, PERSIAN], ids=["en", "fa"])
def test_sentences_ask_for_the_same_as_in_arabic(wording: Wording) -> None:
    for field in dataclasses.fields(Wording):
        arabic, other = getattr(ARABIC, field.name), getattr(wording, field.name)
        if isinstance(arabic, str):
            assert other, field.name
            assert places(arabic) == places(other), field.name


def test_language_without_words_yet_reads_english() -> None:
    assert wording_for("ckb") is ENGLISH
    assert wording_for("fa") is PERSIAN
