"""Imports between the parts point down only: import-linter holds the contract of pyproject.toml."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.repository import ROOT

LINT = Path(sys.executable).with_name("lint-imports")
SKELETON = (
    "cli settings site interchange/formats wire/formats conversation/rules newsroom staff text search/backends/base "
    "press/keys press/recording press/stores press/front press/outlets press/purges press/mirror"
)


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Check the package in *root*/src against the contract of *root*/pyproject.toml."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [str(LINT), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=60)


def skeleton(folder: Path) -> Path:
    """Make an empty Khabar with the folders that the contract names, and return its package."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    package = folder / "src" / "khabar"
    for name in SKELETON.split():
        (package / name).mkdir(parents=True)
    for part in [package, *(path for path in package.rglob("*") if path.is_dir())]:
        (part / "__init__.py").touch()
    (package / "__main__.py").touch()
    return package


def test_imports_point_down_only() -> None:
    result = lint(ROOT)

    assert result.returncode == 0, (
        f"{result.stdout}{result.stderr}\n"
        "Cure: move what is shared to the lowest part that owns the idea, or let the lower part declare a hook. "
        "Never add an exception to the contract."
    )


def test_an_empty_skeleton_keeps_the_contract(tmp_path: Path) -> None:
    skeleton(tmp_path)

    result = lint(tmp_path)

    assert result.returncode == 0, result.stdout + result.stderr


def test_an_import_upwards_breaks_the_contract(tmp_path: Path) -> None:
    package = skeleton(tmp_path)
    (package / "press" / "keys" / "__init__.py").write_text("import khabar.newsroom\n")

    result = lint(tmp_path)

    assert result.returncode != 0
    assert "khabar.press.keys -> khabar.newsroom" in result.stdout


def test_a_sudden_drawer_at_the_top_breaks_the_contract(tmp_path: Path) -> None:
    package = skeleton(tmp_path)
    (package / "odds_and_ends.py").touch()

    result = lint(tmp_path)

    assert result.returncode != 0
    assert "odds_and_ends" in result.stdout
