"""Files are about one idea, open with what they are for, and leave no work behind."""

import ast
import re
from pathlib import Path

from tests.house.repository import files, python_files, shown, told

LONGEST = 400
REASON = "Long because "
LINES_FOR_THE_REASON = 15
_LEFTOVER = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")


def too_long(text: str) -> bool:
    """Say whether a file is longer than it may be without saying why at its top."""
    lines = text.splitlines()
    return len(lines) > LONGEST and not any(REASON in line for line in lines[:LINES_FOR_THE_REASON])


def lacks_docstring(source: str) -> bool:
    """Say whether a module does not open with a docstring."""
    return not ast.get_docstring(ast.parse(source))


def leftovers_in(text: str) -> list[int]:
    """Return the lines on which somebody left work for later."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if _LEFTOVER.search(line)]


def test_long_files_say_why_at_their_top() -> None:
    paths = [*python_files(), *files(".html", ".css", ".js")]

    found = [shown(path) for path in paths if too_long(path.read_text(encoding="utf-8"))]

    assert not found, told(
        found,
        f"split it by idea, or open it with a sentence that begins with '{REASON.strip()}' (limit: {LONGEST} lines).",
    )


def test_every_module_opens_with_what_it_is_for() -> None:
    paths = [path for path in python_files() if not (path.name == "__init__.py" and path.parent.name == "migrations")]

    found = [shown(path) for path in paths if lacks_docstring(path.read_text(encoding="utf-8"))]

    assert not found, told(found, "open it with a docstring: what it is for, and what it must not know.")


def test_nobody_left_work_for_later() -> None:
    paths: list[Path] = [
        *python_files(with_migrations=True),
        *files(".html", ".css", ".js", ".toml", ".po", ".xml", ""),
    ]

    found = [f"{shown(path)}:{line}" for path in paths for line in leftovers_in(path.read_text(encoding="utf-8"))]

    assert not found, told(found, "do it now, or open an issue and take the mark out.")


def test_a_long_file_is_found_unless_it_gives_its_reason() -> None:
    long = "line\n" * (LONGEST + 1)

    assert too_long(long)
    assert not too_long("line\n" * LONGEST)
    assert not too_long(f'"""The letters.\n\n{REASON}it is one table.\n"""\n{long}')


def test_a_module_without_docstring_is_found() -> None:
    assert lacks_docstring("import os\n")
    assert lacks_docstring("")
    assert not lacks_docstring('"""Folds."""\n')


def test_a_leftover_is_found() -> None:
    assert leftovers_in("x = 1\n# TO" + "DO: later\n") == [2]
    assert leftovers_in("the to-do list of an editor") == []
