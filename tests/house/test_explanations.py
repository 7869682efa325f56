"""The pages that explain a part name files that are there."""

import pytest

from tests.house.documents import codes, read, rows, sections
from tests.house.repository import DOCS, PARTS, SOURCE, shown, told

EXPLAINED = [part for part in PARTS if part != "cli"]


def key_files(markdown: str) -> list[str]:
    """Return the files and folders in the first column of the table "Key files"."""
    tables = [section.text for section in sections(markdown) if section.title == "Key files"]
    return [name for table in tables for row in rows(table) for name in codes(row[0])]


@pytest.mark.parametrize("part", EXPLAINED)
def test_key_files_of_a_part_exist(part: str) -> None:
    page = DOCS / "explanation" / f"{part}.md"

    named = key_files(read(page))
    missing = [f"{shown(page)}: {name}" for name in named if not (SOURCE / part / name).exists()]

    assert named
    assert not missing, told(missing, "the file moved or is gone: bring the table of key files up to date.")


def test_key_files_are_read_from_their_own_table() -> None:
    page = "## Settings\n\n| `X` | 1 |\n\n## Key files\n\n| f | h |\n|---|---|\n| `a.py` `b/` | `c.py` |\n"

    assert key_files(page) == ["a.py", "b/"]
