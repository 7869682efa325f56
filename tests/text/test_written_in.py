"""A short text tells its language by its letters and its little words."""

import pytest
from hypothesis import given

from khabar.text.languages import LANGUAGES
from khabar.text.written_in import written_in
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قوات عراقية تدخل القائم"),
        ("ar", "صوره جويه لمدينه حلب"),
        ("ar", "بوتين يصل دمشق"),
        ("ar", "لاعب چلسي يحتفل"),
        ("ar", "من مباراة العراق وايران"),
        ("fa", "کودکان در حال بازی در خیابان"),
        ("fa", "زلزله کرمانشاه؛ خانه‌های ویران"),
        ("fa", "رئیس جمهور ایران در دیدار با وزیر خارجه عراق"),
        ("ur", "لاہور میں بارش کے بعد سڑکیں"),
        ("ur", "کراچی کا ساحل"),
        ("ckb", "سەرۆکی هەرێمی کوردستان لە هەولێر"),
        ("ckb", "بازاڕی سلێمانی"),
        ("en", "Iraqi troops enter al-Qaim"),
        ("en", "A market in Mosul (سوق)"),
    ],
)
def test_captions_tell_their_language(language: str, text: str) -> None:
    assert written_in(text) == language


@pytest.mark.parametrize("text", ["", "2017-11-03", "تهران", "؟؟"])
def test_what_tells_nothing_is_taken_for_the_default(text: str) -> None:
    assert written_in(text) == "ar"
    assert written_in(text, "fa") == "fa"


@given(texts)
def test_any_text_is_of_one_of_our_languages(text: str) -> None:
    assert written_in(text) in LANGUAGES
