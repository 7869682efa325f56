"""docs/reference/settings.md names every KHABAR_ setting with its default, and no other."""

import ast
import re

from tests.house.documents import read, rows
from tests.house.repository import DOCS, ROOT, SOURCE, files, shown, told

REFERENCE = DOCS / "reference" / "settings.md"
_NAME = re.compile(r"\bKHABAR_[A-Z0-9_]*[A-Z0-9]\b")


def settings_of(source: str) -> dict[str, str | None]:
    """Return each setting that a settings module reads or sets, with its default as text where it is a plain value."""
    found: dict[str, str | None] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and _is_setting(node.args[0]):
            default = next((keyword.value for keyword in node.keywords if keyword.arg == "default"), None)
            found[ast.literal_eval(node.args[0])] = _as_text(default)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name) and _NAME.fullmatch(target.id):
                    found.setdefault(target.id, _as_text(node.value))
    return found


def names_in(source: str) -> set[str]:
    """Return the settings that a Python module names in its code; examples in docstrings do not count."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    names |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {name for name in names if _NAME.fullmatch(name)}


def _is_setting(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_NAME.fullmatch(node.value))


def _as_text(node: ast.expr | None) -> str | None:
    try:
        value = ast.literal_eval(node) if node is not None else None
    except ValueError:
        return None
    if isinstance(value, list):
        return ",".join(map(str, value))
    return None if value is None else str(value)


def _documented() -> dict[str, str]:
    """Return each setting's row of the reference."""
    found = {}
    for row in rows(read(REFERENCE)):
        if names := _NAME.findall(row[0]):
            found[names[0]] = " | ".join(row)
    return found


def _in_use() -> set[str]:
    """Return every name that code, scripts, recipes or tests read."""
    found = {name for path in files(".py") if "house" not in path.parts for name in names_in(read(path))}
    for path in (ROOT / "Makefile", *files(".sh"), *files("", below=ROOT / "scripts"), *files("", below=ROOT / ".ci")):
        found |= set(_NAME.findall(read(path)))
    return found


def test_every_setting_is_in_the_reference() -> None:
    missing = sorted(_in_use() - _documented().keys())

    assert not missing, told(missing, f"add a row to {shown(REFERENCE)}: name, default, meaning.")


def test_the_reference_names_no_setting_that_is_gone() -> None:
    gone = sorted(_documented().keys() - _in_use())

    assert not gone, told(gone, f"take the row out of {shown(REFERENCE)}.")


def test_the_reference_tells_the_true_defaults() -> None:
    defaults = settings_of(read(SOURCE / "settings" / "base.py"))
    documented = _documented()

    wrong = [
        f"{name}: the default is {default!r}, the reference says: {documented[name]}"
        for name, default in defaults.items()
        if default and name in documented and f"`{default}`" not in documented[name]
    ]

    assert not wrong, told(wrong, f"correct the row in {shown(REFERENCE)} (defaults stand in `code`).")


def test_settings_are_found_with_their_defaults() -> None:
    source = (
        'KHABAR_A = env.int("KHABAR_A", default=20)\nB = env.list("KHABAR_B", default=["*"])\n'
        'KHABAR_C: str = "x.y"\nKHABAR_D = _home.root\nOTHER = 1\n'
    )

    assert settings_of(source) == {"KHABAR_A": "20", "KHABAR_B": "*", "KHABAR_C": "x.y", "KHABAR_D": None}


def test_names_are_found_in_code_and_not_in_docstrings() -> None:
    source = '"""KHABAR_NO is an example."""\nsettings.KHABAR_A\nos.environ["KHABAR_B"]\nKHABAR_C = 1\n'

    assert names_in(source) == {"KHABAR_A", "KHABAR_B", "KHABAR_C"}
