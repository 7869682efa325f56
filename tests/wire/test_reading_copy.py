"""Files and pasted text are read, or refused with a sentence that says why and what to do."""

from pathlib import Path

import pytest

from khabar.wire.actions import CopyRefused, read_copy_file, read_copy_text
from khabar.wire.refusals import (
    EditionUnknown,
    FileTooLarge,
    FileUnreadable,
    HeadlineMissing,
    NothingButFurniture,
    TooManyLines,
)
from tests.factories.newsroom import make_agency, make_edition

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[1] / "samples" / "page-text"
PAGE = "بلدية النهرين تعيد فتح جسر الحدادين\n\nأعادت البلدية فتح الجسر يوم 5 نيسان/أبريل أمام السيارات الصغيرة."


def written(folder: Path, data: bytes, name: str = "page.txt") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1256", "iso-8859-6", "mac-arabic"])
def test_file_is_read_in_each_of_our_encodings(tmp_path: Path, encoding: str) -> None:
    make_edition()
    copy = read_copy_file(path=written(tmp_path, PAGE.encode(encoding)), edition_code="ar")
    assert copy.encoding == encoding
    assert copy.pasted.headline == "بلدية النهرين تعيد فتح جسر الحدادين"


@pytest.mark.parametrize(
    ("data", "refusal", "message"),
    [
        (b"", FileUnreadable, "no text"),
        (b" \n\n ", FileUnreadable, "no text"),
        (b"%PDF-1.7 \x00\x01", FileUnreadable, "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileUnreadable, "not plain text"),
        ("تعليقات".encode()[:-1] + b"\xff\xfe\xfd", FileUnreadable, "page.txt"),
        ("شارك\n0 تعليق".encode(), NothingButFurniture, "no story"),
        (("كلمة " * 80).encode(), HeadlineMissing, "headline"),
        (b"a\n" * 5001, TooManyLines, "5002 lines; a news page has at most 5000"),
        (b"a" * (1024 * 1024 + 1), FileTooLarge, "at most 1 MB"),
    ],
)
def test_file_that_is_no_page_is_refused(tmp_path: Path, data: bytes, refusal: type[CopyRefused], message: str) -> None:
    make_edition()
    with pytest.raises(refusal, match=message):
        read_copy_file(path=written(tmp_path, data), edition_code="ar")


def test_copy_garbled_on_the_way_is_read_as_it_was_meant_and_kept_as_it_came(tmp_path: Path) -> None:
    make_edition()
    garbled = PAGE.encode().decode("cp1256")
    copy = read_copy_file(path=written(tmp_path, garbled.encode()), edition_code="ar")
    whole = read_copy_file(path=written(tmp_path, PAGE.encode()), edition_code="ar")
    assert (copy.pasted, copy.fingerprint) == (whole.pasted, whole.fingerprint)
    assert (copy.text, copy.is_repaired, whole.is_repaired) == (garbled, True, False)


def test_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    make_edition()
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(FileTooLarge, match="The file has 50 MB"):
        read_copy_file(path=huge, edition_code="ar")


def test_unknown_edition_is_refused_with_those_that_exist(tmp_path: Path) -> None:
    make_edition()
    with pytest.raises(EditionUnknown, match=r"no edition 'xx'\. There is: ar"):
        read_copy_file(path=written(tmp_path, PAGE.encode()), edition_code="xx")


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    make_edition()
    with pytest.raises(FileUnreadable, match="cannot be read: No such file"):
        read_copy_file(path=tmp_path / "gone.txt", edition_code="ar")


def test_year_in_the_file_name_dates_the_story(tmp_path: Path) -> None:
    make_edition()
    copy = read_copy_file(path=written(tmp_path, PAGE.encode(), "bridge-2012.txt"), edition_code="ar")
    assert str(copy.pasted.published_on) == "2012-04-05"


def test_agency_on_file_is_known_while_reading() -> None:
    make_agency("المرصد")
    page = PAGE.replace("\n\n", "\n\nالمرصد\n\n", 1)
    copy = read_copy_text(text=page, edition=make_edition())
    assert [(byline.name, byline.kind) for byline in copy.pasted.bylines] == [("المرصد", "agency")]


def test_fingerprint_sees_through_spelling_and_surroundings() -> None:
    edition = make_edition()
    plain = read_copy_text(text=PAGE, edition=edition)
    again = read_copy_text(text=f"شارك\n{PAGE.replace('أ', 'ا')}\n\n0 تعليق", edition=edition)
    other = read_copy_text(text=PAGE.replace("الصغيرة", "الكبيرة"), edition=edition)
    assert plain.fingerprint == again.fingerprint
    assert plain.fingerprint != other.fingerprint
