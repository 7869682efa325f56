"""Where a mirror is written: a folder, or a bucket of S3. Knows names and bytes, no page."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from khabar.press.outlets.base import Trouble, Version
from khabar.press.outlets.bucket import Object
from khabar.press.outlets.s3 import AT_ONCE, KEEP_A_YEAR, REVALIDATE, S3

MARK = ".khabar-mirror"


@dataclass(frozen=True)
class File:
    """A file of the mirror. What *is_immutable* never changes under its name."""

    name: str
    body: bytes
    content_type: str
    is_immutable: bool = False


class Target(Protocol):
    name: str

    def write(self, files: Iterable[File], version: Version) -> int:
        """Have these files there; return how many were not there already as they are."""
        ...

    def remove(self, names: Iterable[str], version: Version) -> int:
        """Have no file of these names there; return how many there were."""
        ...

    def has(self, name: str) -> bool:
        """Say whether there is a file of this name."""
        ...

    def names(self, folder: str) -> Iterator[str]:
        """Yield the names of all files of the mirror below *folder*, which is empty or ends with a slash."""
        ...


class Folder:
    """A folder that is the mirror's alone. Which mirror it is stands in it, so that a stick is known wherever it is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.name = f"mirror {self._identity()} in {root}"

    def write(self, files: Iterable[File], version: Version) -> int:
        return sum(self._write(file) for file in files)

    def remove(self, names: Iterable[str], version: Version) -> int:
        removed = 0
        for name in names:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(self.root / name)
                removed += 1
                with contextlib.suppress(OSError):
                    os.removedirs((self.root / name).parent)
        return removed

    def has(self, name: str) -> bool:
        return (self.root / name).is_file()

    def names(self, folder: str) -> Iterator[str]:
        for place, folders, files in os.walk(self.root / folder):
            if MARK in folders:
                folders.remove(MARK)
            for file in files:
                yield (Path(place) / file).relative_to(self.root).as_posix()

    def _write(self, file: File) -> bool:
        path = self.root / file.name
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            if path.read_bytes() == file.body:
                return False
        try:
            aside = self.root / MARK / "aside"
            aside.write_bytes(file.body)
            path.parent.mkdir(parents=True, exist_ok=True)
            os.replace(aside, path)
        except OSError as error:
            raise Trouble(f"{error.strerror or error}: {path}") from error
        return True

    def _identity(self) -> str:
        """Return the mirror's own word, made if the folder is new. Raises Trouble if it holds other things."""
        mark = self.root / MARK / "name"
        try:
            if not mark.exists():
                if self.root.exists() and any(self.root.iterdir()) and not (self.root / MARK).exists():
                    raise Trouble(f"{self.root} holds other files. A mirror wants a folder of its own.")
                mark.parent.mkdir(parents=True, exist_ok=True)
                mark.write_text(os.urandom(6).hex() + "\n")
            return mark.read_text().strip()
        except OSError as error:
            raise Trouble(f"{error.strerror or error}: {self.root}") from error


class Objects:
    """Everything below the prefix of a bucket."""

    def __init__(self, s3: S3) -> None:
        self.s3 = s3
        self.name = f"mirror in {s3.name}"

    def write(self, files: Iterable[File], version: Version) -> int:
        def put(file: File) -> bool:
            headers = {
                "ContentType": file.content_type,
                "CacheControl": KEEP_A_YEAR if file.is_immutable else REVALIDATE,
            }
            thing = Object(file.body, sha256(file.body).hexdigest()[:32], headers)
            key = self.s3.prefix + file.name
            return self.s3.make_good(key, thing, version, self.s3.bucket.look(key))

        with ThreadPoolExecutor(AT_ONCE) as threads:
            return sum(threads.map(put, files))

    def remove(self, names: Iterable[str], version: Version) -> int:
        def delete(name: str) -> bool:
            key = self.s3.prefix + name
            kept = self.s3.bucket.look(key)
            return kept is not None and bool(kept.copy_of) and self.s3.make_good(key, None, version, kept)

        with ThreadPoolExecutor(AT_ONCE) as threads:
            return sum(threads.map(delete, names))

    def has(self, name: str) -> bool:
        return self.s3.bucket.look(self.s3.prefix + name) is not None

    def names(self, folder: str) -> Iterator[str]:
        for key in self.s3.bucket.keys(self.s3.prefix + folder):
            yield key.removeprefix(self.s3.prefix)
