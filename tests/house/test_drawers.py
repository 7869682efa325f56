"""Modules and folders are named after ideas of the trade, not after drawers that swallow anything."""

from pathlib import Path

from tests.house.repository import SOURCE, files, shown, told

DRAWERS = frozenset(
    "util utils helper helpers common misc core manager managers handler handlers service services data info".split()
)


def drawers_in(paths: list[Path]) -> list[str]:
    """Return the paths with a folder or module that is called like a drawer, alone or as the last word of its name."""
    return [shown(path) for path in paths if any(_is_drawer(part) for part in (*path.parent.parts, path.stem))]


def _is_drawer(name: str) -> bool:
    return name.lower().split("_")[-1] in DRAWERS


def test_nothing_under_the_package_is_called_like_a_drawer() -> None:
    paths = [path.relative_to(SOURCE) for path in files(".py", ".html", ".css", ".js", below=SOURCE)]

    found = drawers_in(paths)

    assert not found, told(found, "name the file after the one idea it holds; if it holds several, split it.")


def test_a_drawer_is_found_by_folder_and_by_file_name() -> None:
    planted = ["newsroom/utils.py", "wire/helpers/dates.py", "press/page_manager.py", "site/handlers/article.py"]

    assert drawers_in([Path(path) for path in planted]) == planted


def test_names_of_the_trade_pass() -> None:
    assert (
        drawers_in([Path("newsroom/actions/publish_due.py"), Path("text/fold.py"), Path("press/stores/base.py")]) == []
    )
