"""The folders of a collection's indexes: the one that answers, and those in the making.

Each index has a folder of its own in that of its collection; `current` names the one that answers and is replaced in
one step. Knows files, no query and no document.
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from fcntl import LOCK_EX, LOCK_UN, flock
from pathlib import Path

_CURRENT = "current"
_NOTES = "khabar.json"
_DAMAGED = "damaged"
_LOCK = "lock"


@dataclass(frozen=True)
class Notes:
    """What an index folder says of itself: what it was made with, and how far its making has come."""

    analyser: str
    schema: str
    done_up_to: int = 0
    is_finished: bool = False


class CollectionFolder:
    """The folder of one collection. It need not exist: then there is no index."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.naming = str(root / _CURRENT)
        """The file that names the index that answers; replaced by another when another does."""

    def current(self) -> Path | None:
        """Return the folder of the index that answers. One small read."""
        try:
            name = (self.root / _CURRENT).read_text().strip()
        except OSError:
            return None
        return self.root / name if name else None

    def start(self, notes: Notes) -> Path:
        """Make the folder of a new index."""
        folder = self.root / secrets.token_hex(6)
        folder.mkdir(parents=True)
        write_notes(folder, notes)
        return folder

    def unfinished(self) -> Iterator[Path]:
        """Yield the folders of indexes whose making was left."""
        if not self.root.is_dir():
            return
        for folder in sorted(self.root.iterdir()):
            notes = read_notes(folder) if folder.is_dir() else None
            if notes is not None and not notes.is_finished:
                yield folder

    def switch_to(self, folder: Path) -> None:
        """Let *folder* answer from now on and drop the others. Readers that have one open keep it until they look."""
        new = self.root / f"{_CURRENT}.new"
        with new.open("w") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.root / _CURRENT)
        for other in self.root.iterdir():
            if other.is_dir() and other != folder:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the one process that changes indexes of this collection; waits for the one before."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / _LOCK).open("w") as file:
            flock(file, LOCK_EX)
            try:
                yield
            finally:
                flock(file, LOCK_UN)


def read_notes(folder: Path) -> Notes | None:
    """Return what *folder* says of itself, or None where it says nothing that can be read."""
    try:
        return Notes(**json.loads((folder / _NOTES).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def write_notes(folder: Path, notes: Notes) -> None:
    new = folder / f"{_NOTES}.new"
    new.write_text(json.dumps(asdict(notes)))
    new.replace(folder / _NOTES)


def report_damage(folder: Path) -> None:
    """Leave a mark that the index in *folder* could not be read, for the process that can make it again."""
    with suppress(OSError):
        (folder / _DAMAGED).touch()


def is_reported_damaged(folder: Path) -> bool:
    return (folder / _DAMAGED).exists()


def size_bytes(folder: Path) -> int:
    """Return how much room the files of *folder* take."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size
    return total
