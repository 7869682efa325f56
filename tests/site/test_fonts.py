"""The web fonts have every letter that our editions print, so that no word is set in two typefaces."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from khabar.site.assets import STATIC
from khabar.site.wording import ARABIC, ENGLISH, PERSIAN, Wording
from khabar.text.languages import LANGUAGES

FONTS = STATIC / "fonts"
ARABIC_FACES = ["text-400", "headline-700"]
LATIN_FACES = ["text-latin-400", "headline-latin-700"]
DEMO = Path(__file__).parent.parent.parent / "src" / "khabar" / "site" / "demo" / "copy"


def letters_of(face: str) -> set[str]:
    return {chr(code) for code in TTFont(FONTS / f"{face}.woff2").getBestCmap()}


def printed(wording: Wording) -> str:
    """Return every sentence of *wording*; what is filled in is left to other tests."""
    return re.sub(r"\{\w+\}|[{}]", "", json.dumps(wording, default=vars, ensure_ascii=False))


def missing(face: str, text: str) -> set[str]:
    """Return the characters of *text* that *face* lacks, what leaves no ink and pictures left out."""
    inkless = {"Cc", "Cf", "So", "Sk"}
    return {char for char in text if unicodedata.category(char) not in inkless} - letters_of(face)


@pytest.mark.parametrize("face", ARABIC_FACES)
@pytest.mark.parametrize("wording", [ARABIC, PERSIAN], ids=["ar", "fa"])
def test_words_of_pages_in_arabic_script_are_in_the_fonts(face: str, wording: Wording) -> None:
    assert missing(face, printed(wording)) == set()


@pytest.mark.parametrize("face", LATIN_FACES)
def test_words_of_english_pages_are_in_the_fonts(face: str) -> None:
    assert missing(face, printed(ENGLISH)) == set()


@pytest.mark.parametrize("face", ARABIC_FACES)
def test_months_and_days_of_every_language_are_in_the_fonts(face: str) -> None:
    for language in LANGUAGES.values():
        if language.direction == "rtl":
            names = "".join(
                [*(name for months in language.months.values() for name in months.names), *language.weekdays]
            )
            assert missing(face, names) == set(), language.code


@pytest.mark.parametrize("face", ARABIC_FACES)
def test_urdu_and_sorani_letters_digits_and_punctuation_are_in_the_fonts(face: str) -> None:
    assert missing(face, "ٹڈڑںہھےۓ ڕڵۆێەڤ پچژگکی ًٌٍَُِّْٰ 0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ «»‹›“”‘’…–—،؛؟٪!?()[]/") == set()


@pytest.mark.parametrize("face", ARABIC_FACES)
def test_demo_copy_is_set_in_one_typeface(face: str) -> None:
    copy = "".join(file.read_text(encoding="utf-8") for file in (DEMO / "ar").rglob("*.md"))

    assert missing(face, copy) <= set("{}+\\^~`$")


def test_licence_of_each_family_lies_beside_it() -> None:
    licences = [file.read_text(encoding="utf-8") for file in FONTS.glob("*-OFL.txt")]

    assert len(licences) == 2
    assert all("SIL OPEN FONT LICENSE Version 1.1" in licence for licence in licences)
