"""What holds for every text: places are true, nothing overlaps, a change that was made is not asked for again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.text.house_style import RULES, HouseStyle, apply, check, mend
from tests.text.strategies import texts

LANGUAGES = ("ar", "fa", "ur", "ckb", "en")
EVERYTHING_ON = HouseStyle(
    ellipsis="…",
    digits="latn",
    tanwin="ًا",
    spellings={"أمريكا": "أميركا"},
    switched_on=frozenset(rule.name for rule in RULES),
)
styles = st.sampled_from([HouseStyle(), EVERYTHING_ON, HouseStyle(ellipsis="...", digits="arab", tanwin="اً", dash="—")])
_words = st.sampled_from(
    "في في و الى فى ان انه قال مدرسه الاسلاميه علي می خواهم ها سي إن لـ الجيـش \" «  » ' ( ) [ ] . .. … -- - ــ , ; ? ،"
    " ؟ ! : % ٪ 26 ٢٦ 1,250 2014-2017 IBM https://x.y/a,b #وسم أمريكا شكرًا شكراً تشتتت الجييش ﻻﺟﺊ کردستان ك".split(" ")
)
_copy = st.lists(st.one_of(_words, st.sampled_from([" ", "  ", "\n", ""])), max_size=30).map("".join)
copies = st.one_of(texts, _copy, st.lists(_words, max_size=20).map(" ".join))
languages = st.sampled_from(LANGUAGES)
unhurried = settings(deadline=None)  # the first text waits for the list of slips to be read


@unhurried
@given(copies, languages, styles)
def test_findings_stand_in_the_text_in_order_and_apart(text: str, language: str, style: HouseStyle) -> None:
    place = 0
    for finding in check(text, language, style):
        assert place <= finding.start < finding.end <= len(text)
        assert finding.found == text[finding.start : finding.end] != finding.suggestion
        assert 0 < finding.confidence <= 1
        place = finding.end


@unhurried
@given(copies, languages, styles)
def test_checking_is_the_same_every_time(text: str, language: str, style: HouseStyle) -> None:
    assert check(text, language, style) == check(text, language, style)


@unhurried
@given(copies, languages, styles)
def test_a_mended_text_holds_nothing_more_to_mend(text: str, language: str, style: HouseStyle) -> None:
    mended = mend(text, language, style)

    certain = [
        finding
        for finding in check(mended, language, style)
        if finding.confidence >= style.threshold and finding.suggestion is not None
    ]

    assert certain == []
    assert mend(mended, language, style) == mended


@unhurried
@given(copies, languages)
def test_applying_nothing_changes_nothing(text: str, language: str) -> None:
    assert apply(text, []) == text
    assert apply(f"x{text}", []) == f"x{text}"


@unhurried
@given(copies, languages)
def test_findings_of_another_text_do_no_harm(text: str, language: str) -> None:
    assert apply("", check(text, language)) == ""


@unhurried
@given(copies)
def test_a_house_that_switches_all_rules_off_hears_nothing(text: str) -> None:
    style = HouseStyle(switched_off=frozenset(rule.name for rule in RULES))

    assert check(text, "ar", style) == []


@pytest.mark.parametrize(
    "piece",
    ['"', "«", "»", "(", ")", " ", ". ", ".", ",", "و ", "ـ", "في ", "٣", "%", "' ", "-", "ا", "a.", "@", "`", "<<"],
)
def test_a_long_run_of_one_thing_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))

    assert all(finding.end <= len(text) for finding in check(text, "ar", EVERYTHING_ON))


def test_every_rule_has_its_own_name_and_a_reason_in_both_languages() -> None:
    names = [rule.name for rule in RULES]

    assert len(set(names)) == len(names)
    assert all(rule.message.arabic and rule.message.english for rule in RULES)
