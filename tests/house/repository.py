"""What the house tests read: the repository's own files, by kind. Knows paths, no rules."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "khabar"
DOCS = ROOT / "docs"
PARTS = ("text", "press", "staff", "newsroom", "wire", "conversation", "site", "interchange", "cli")

_FOLDERS = ("src", "tests", "docs", "scripts", "benchmarks", "changes", ".ci")
_NOT_OURS = {"__pycache__", "node_modules", "samples", "golden"}


def files(*suffixes: str, below: Path | None = None) -> list[Path]:
    """Return our files that end in one of *suffixes*, below a folder or in the whole repository, sorted."""
    folders = [below] if below else [ROOT / name for name in _FOLDERS]
    found = {path for folder in folders for path in _walk(folder) if path.suffix in suffixes}
    if below is None:
        found |= {path for path in ROOT.iterdir() if path.is_file() and path.suffix in suffixes}
    return sorted(found)


def python_files(*, with_migrations: bool = False) -> list[Path]:
    """Return our Python modules; migrations are written by Django and judged apart."""
    return [path for path in files(".py") if with_migrations or "migrations" not in path.parts]


def shown(path: Path) -> str:
    """Return *path* as a message names it: from the repository's root."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()


def told(faults: list[str], cure: str) -> str:
    """Return an assertion's message: each fault on its line, then the way out."""
    return "\n".join(["", *faults, f"Cure: {cure}"])


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in _NOT_OURS:
                yield from _walk(path)
        else:
            yield path
