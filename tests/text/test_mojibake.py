"""What the wrong table made of Arabic is set right; what any language wrote is left alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.encodings import repair_mojibake
from tests.text.strategies import news_texts, texts
from tests.text.test_encodings import CHINESE, FRENCH, GREEK, HEBREW, JAPANESE, PERSIAN, RUSSIAN, TURKISH

ARABIC = "سيطرت القوات العراقية يوم الجمعة على معبر مهم على الحدود مع سوريا"


def by_browsers_windows_1252(data: bytes) -> str:
    """Read *data* as browsers read windows-1252: what it leaves open stands for itself."""
    left_open = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    return "".join(chr(code) if code in left_open else bytes([code]).decode("cp1252") for code in data)


READINGS: dict[str, Callable[[str], str]] = {
    "utf-8 as windows-1252": lambda text: by_browsers_windows_1252(text.encode()),
    "utf-8 as latin-1": lambda text: text.encode().decode("latin-1"),
    "utf-8 as windows-1256": lambda text: text.encode().decode("cp1256"),
    "utf-8 as windows-1252, twice": lambda text: by_browsers_windows_1252(
        by_browsers_windows_1252(text.encode()).encode()
    ),
    "utf-8 as latin-1, three times": lambda text: (
        text.encode().decode("latin-1").encode().decode("latin-1").encode().decode("latin-1")
    ),
    "windows-1256 as windows-1252": lambda text: by_browsers_windows_1252(text.encode("cp1256")),
    "windows-1256 as latin-1": lambda text: text.encode("cp1256").decode("latin-1"),
    "windows-1256 as latin-1, then utf-8 as latin-1": lambda text: (
        text.encode("cp1256").decode("latin-1").encode().decode("latin-1")
    ),
}


@pytest.mark.parametrize("reading", READINGS)
@given(news_texts)
def test_arabic_is_set_right_whichever_way_it_was_misread(reading: str, text: str) -> None:
    assert repair_mojibake(READINGS[reading](text)) == text


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("ظˆظƒط§ظ„ط©", "وكالة"),
        ("Ø¹Ø§Ø¬Ù„", "عاجل"),
        ("æßÇáÉ ÇáÃäÈÇÁ", "وكالة الأنباء"),
        ("Ù‡Û•ÙˆÙ„ÛŽØ±", "هەولێر"),
        ("ÚØ§Ø¬Ù„", "ÚØ§Ø¬Ù„"),
    ],
)
def test_a_word_is_set_right_only_if_its_bytes_are_whole(misread: str, meant: str) -> None:
    assert repair_mojibake(misread) == meant


def test_only_the_lines_that_were_misread_are_set_right() -> None:
    misread = ARABIC.encode().decode("cp1256")
    page = f"أخبار العراق\r\n{misread}\n\nPhoto: José Muñoz\N{LINE SEPARATOR}خبر"
    assert repair_mojibake(page) == page.replace(misread, ARABIC)


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        PERSIAN,
        PERSIAN.replace("ي", "ی").replace("ك", "ک"),
        FRENCH,
        FRENCH.upper(),
        TURKISH,
        TURKISH.upper(),
        GREEK,
        RUSSIAN,
        HEBREW,
        CHINESE,
        JAPANESE,
        "عراقی فورسز نے جمعہ کو سرحدی گزرگاہ پر دوبارہ قبضہ کر لیا۔",
        "هێزەکانی عێراق ڕۆژی هەینی دەروازەی سنوورییان گرتەوە.",
        "Þórður á íþróttaæfingu í Æðey, ætíð óþægur",
        "Příliš žluťoučký kůň úpěl ďábelské ódy",
        "Năm nước Đông Nam Á họp ở Hà Nội",
        "À ÉVÊQUE ÇÀ ÉÈÊ ÖÇÜ",
        "Ça coûte 5 € « à peu près » – naïf…",
        "حروف الإطباق: ص، ض، ط، ظ",
        "ط، ظ، ع، غ،",
        "فقط، ولا حظ©",
        "",
        "plain ASCII",
    ],
)
def test_honest_text_of_any_language_is_left_alone(text: str) -> None:
    assert repair_mojibake(text) == text


@given(news_texts)
def test_honest_news_is_left_alone(text: str) -> None:
    assert repair_mojibake(text) == text


@given(st.one_of(texts, texts.map(lambda text: text.encode("utf-8", "replace").decode("latin-1"))))
def test_setting_right_twice_is_setting_right_once(text: str) -> None:
    once = repair_mojibake(text)
    assert repair_mojibake(once) == once


@given(st.text(st.characters(max_codepoint=0x24F), max_size=80))
def test_text_in_latin_letters_is_arabic_afterwards_or_unchanged(text: str) -> None:
    repaired = repair_mojibake(text)
    assert repaired == text or any("\u0621" <= character <= "\u06d5" for character in repaired)
