"""The tables of CLDR are as the script left them, and the languages print from them."""

import hashlib
from pathlib import Path

import pytest

from khabar.text.characters import ZWNJ, is_invisible
from khabar.text.dates import umm_al_qura
from khabar.text.languages import LANGUAGES, cldr, language
from khabar.text.languages.cldr import ar, ckb, en, fa, ur

FOLDER = Path(cldr.__file__).parent
TABLES = sorted(FOLDER.glob("*.py"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_table_was_edited_by_hand(path: Path) -> None:
    content, _, checksum = path.read_text(encoding="utf-8").rpartition("# sha256: ")

    assert hashlib.sha256(content.encode()).hexdigest() == checksum.strip()
    assert "scripts/make_cldr_tables.py" in content
    assert "Unicode License v3" in content


def test_the_licences_of_the_sources_lie_beside_what_was_made_of_them() -> None:
    assert "UNICODE LICENSE V3" in (FOLDER / "unicode-license.txt").read_text(encoding="utf-8")
    dates = Path(umm_al_qura.__file__).parent
    assert "MIT License" in (dates / "umm-al-qura-license.txt").read_text(encoding="utf-8")


def test_a_table_that_was_edited_is_found() -> None:
    content, _, checksum = (FOLDER / "ar.py").read_text(encoding="utf-8").rpartition("# sha256: ")

    edited = content.replace("نوفمبر", "نوفبمر")

    assert hashlib.sha256(edited.encode()).hexdigest() != checksum.strip()


def test_every_language_takes_its_days_and_months_from_the_tables() -> None:
    tables = {"ar": ar, "fa": fa, "ur": ur, "ckb": ckb, "en": en}
    assert {code: language(code).weekdays for code in tables} == {code: t.WEEKDAYS for code, t in tables.items()}
    assert language("ar").months["levant"].names == ar.LEVANT_MONTHS
    assert language("ar").months["egypt"].names == ar.EGYPT_MONTHS
    assert language("ar").months["algeria"].names == ar.ALGERIA_MONTHS
    assert language("ar").months["morocco"].names == ar.MOROCCO_MONTHS
    assert language("ar").months["mauritania"].names == ar.MAURITANIA_MONTHS
    assert language("fa").months["jalali"].names == fa.JALALI_MONTHS
    assert language("ur").months["full"].names == ur.MONTHS
    assert language("ckb").months["full"].names[:11] == ckb.MONTHS[:11]


def test_the_tables_hold_no_direction_mark() -> None:
    seen = "".join(path.read_text(encoding="utf-8") for path in TABLES)
    assert not any(mark in seen for mark in ("ARABIC LETTER MARK", "LEFT-TO-RIGHT MARK", "RIGHT-TO-LEFT MARK"))
    assert not any(is_invisible(character) for character in seen)


def test_a_language_that_prints_other_words_than_the_tables_has_whole_ones() -> None:
    for record in LANGUAGES.values():
        for months in record.other_calendars.values():
            assert len(set(months.names)) == 12
            assert not any(is_invisible(character) and character != ZWNJ for character in "".join(months.names))
        assert record.relative.past.keys() == record.relative.future.keys()
        assert {-1, 0, 1} <= record.relative.named_days.keys()


def test_names_that_the_tables_misspell_are_printed_right() -> None:
    assert language("ar").other_calendars["jalali"].names[7] == "آبان"
    assert language("ur").other_calendars["hijri"].names[2] == "ربیع الاول"
