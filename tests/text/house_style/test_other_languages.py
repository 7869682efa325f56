"""Persian, Urdu, Sorani and English: each has its own rules, and none of Arabic's spelling."""

import pytest

from khabar.text.house_style import mend
from tests.text.house_style.found import marked, rules_that_marked

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def test_persian_is_shown_where_a_half_space_is_missing_and_decides_itself() -> None:
    assert marked("من می خواهم کتاب ها را", "persian_zwnj", "fa") == [(" ", ZWNJ), (" ", ZWNJ)]
    assert mend("می خواهم", "fa") == "می خواهم"
    assert rules_that_marked(f"می{ZWNJ}خواهم کتاب{ZWNJ}ها را", "fa") == set()


def test_urdu_ends_its_sentences_with_its_own_stop() -> None:
    assert mend("وہ بغداد گیا.", "ur") == "وہ بغداد گیا۔"
    assert rules_that_marked("وہ بغداد گیا۔ قیمت 2.5 ہے", "ur") == set()


def test_sorani_vowel_is_one_letter() -> None:
    assert mend(f"ه{ZWNJ}ولێر", "ckb") == "ەولێر"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("نیروهای عراقی وارد شهر القائم شدند.", "fa"),
        ("عراقی فوج القائم میں داخل ہو گئی۔", "ur"),
        ("هێزەکانی عێراق چوونە ناو شاری قائیمەوە.", "ckb"),
        ("Iraqi forces entered al-Qaim, they said; why?", "en"),
    ],
)
def test_good_copy_of_other_languages_is_left_alone(text: str, language: str) -> None:
    assert rules_that_marked(text, language) == set()


def test_english_is_asked_about_spaces_and_brackets_only() -> None:
    assert mend("He said , again  and again.", "en") == "He said, again and again."
    assert rules_that_marked('He said "yes" -- "no", don\'t', "en") == set()
