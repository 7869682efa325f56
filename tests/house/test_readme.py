"""What README, CONTRIBUTING and the docs tell people to type exists."""

import re
import tomllib

from khabar.cli import khabar
from tests.house.documents import read
from tests.house.repository import DOCS, ROOT, files, shown, told
from tests.house.test_commands_reference import commands_of

_MAKE = re.compile(r"(?:^|`)\s*(?:\$ )?make ([a-z][a-z-]*)", re.MULTILINE)
_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
_KHABAR = re.compile(r"(?:^|`|bin/)(?:\$ )?khabar ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)?)", re.MULTILINE)
PICTURE = DOCS / "pictures" / "article.png"
LARGEST_PICTURE = 400 * 1024


def unknown_recipes(markdown: str, makefile: str) -> list[str]:
    """Return the recipes that *markdown* calls and the Makefile does not have."""
    return sorted(set(_MAKE.findall(markdown)) - set(_TARGET.findall(makefile)))


def unknown_commands(markdown: str, known: set[str]) -> list[str]:
    """Return the `khabar` commands that *markdown* calls and nobody knows."""
    called = set(_KHABAR.findall(markdown))
    return sorted(call for call in called if call not in known and call.split()[0] not in known)


def test_documents_call_only_recipes_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    found = [f"{shown(path)}: make {name}" for path in files(".md") for name in unknown_recipes(read(path), makefile)]

    assert not found, told(found, "correct the document, or add the recipe to the Makefile.")


def test_documents_call_only_commands_that_exist() -> None:
    known = {name.removeprefix("khabar ") for name, _ in commands_of(khabar, "khabar")}

    found = [f"{shown(path)}: khabar {name}" for path in files(".md") for name in unknown_commands(read(path), known)]

    assert not found, told(found, "correct the document; docs/reference/commands.md has the commands.")


def test_readme_opens_with_one_sentence_a_picture_a_command_and_three_links() -> None:
    first_screen = read(ROOT / "README.md").partition("\n## ")[0]

    assert "docs/pictures/article.png" in first_screen
    assert "make run" in first_screen
    assert len(re.findall(r"(?<!!)\[[^\]]+\]\([^)]+\)", first_screen)) == 3
    assert "badge" not in first_screen


def test_the_picture_of_the_readme_is_small_enough_to_clone() -> None:
    assert PICTURE.is_file(), told([f"{shown(PICTURE)} is not there"], "make pictures")
    assert PICTURE.read_bytes().startswith(b"\x89PNG")
    assert PICTURE.stat().st_size <= LARGEST_PICTURE, told(
        [shown(PICTURE)], "fewer colours; see scripts/picture_readme.py"
    )


def test_readme_states_the_python_that_the_package_needs() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]

    assert f"Python {needed.removeprefix('>=')}" in read(ROOT / "README.md")


def test_unknown_recipes_and_commands_are_found() -> None:
    assert unknown_recipes("Type `make run`, then\n\n    make dance\n", "run: setup\n\t@true\n") == ["dance"]
    assert unknown_commands("`khabar press all`, `khabar sing`", {"press", "press all"}) == ["sing"]
