"""docs/reference/promises.md names, for each promise, a test that proves it; and the test is there."""

import ast
import re

from tests.house.documents import read, rows
from tests.house.repository import DOCS, ROOT, shown, told

REFERENCE = DOCS / "reference" / "promises.md"
_TEST = re.compile(r"`(tests/[\w/.]+\.py)::(test_\w+)`")


def proofs_in(markdown: str) -> list[tuple[str, str]]:
    """Return the tests that *markdown* names, file and function."""
    return _TEST.findall(markdown)


def _functions(file: str) -> set[str]:
    path = ROOT / file
    if not path.is_file():
        return set()
    return {node.name for node in ast.walk(ast.parse(read(path))) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_its_test() -> None:
    bare = [row[0] for row in rows(read(REFERENCE)) if not proofs_in(row[-1])]

    assert not bare, told(bare, f"name the test that proves it in the last column of {shown(REFERENCE)}.")


def test_every_test_behind_a_promise_exists() -> None:
    missing = [f"{file}::{name}" for file, name in proofs_in(read(REFERENCE)) if name not in _functions(file)]

    assert not missing, told(missing, f"name the test that proves the promise now in {shown(REFERENCE)}.")


def test_names_of_proofs_are_found() -> None:
    assert proofs_in("| It holds | `tests/press/test_x.py::test_y` |") == [("tests/press/test_x.py", "test_y")]
    assert proofs_in("| It holds | soon |") == []
