"""Opens the index that answers and follows it: through new commits, a new index, damage and loss."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import tantivy

from khabar.search.backends.base import SearchUnavailable
from khabar.search.backends.tantivy.folder import CollectionFolder, report_damage

Answer = TypeVar("Answer")


_Stamp = tuple[int, int]
"""When a file was written, and which file it is: one that takes its place is another."""


def _stamp(file: str) -> _Stamp | None:
    try:
        # A path object takes longer to make than the look itself.
        stat = os.stat(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return stat.st_mtime_ns, stat.st_ino


class Reader:
    """A searcher over what was committed last. Looking for news costs two looks at the dates of files."""

    def __init__(self, folder: CollectionFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._path: Path | None = None
        self._named: _Stamp | None = None
        self._stamp: _Stamp | None = None
        self._index: tantivy.Index | None = None
        self._searcher: tantivy.Searcher | None = None

    def ask(self, question: Callable[[tantivy.Searcher], Answer]) -> Answer:
        """Return what *question* finds out. Raises SearchUnavailable; a damaged index is reported where it lies.

        *question* only reads: an error of its own making would pass for damage.
        """
        with self._lock, self._damage_reported():
            searcher = self._newest()
        with self._damage_reported():
            return question(searcher)

    def _newest(self) -> tantivy.Searcher:
        named = _stamp(self._folder.naming)
        path = self._path if named is not None and named == self._named else self._folder.current()
        if path is None:
            self._forget()
            raise SearchUnavailable("There is no index yet.")
        stamp = _stamp(f"{path}/meta.json")
        if stamp is None:
            self._forget()
            raise SearchUnavailable("The index is lost.")
        if self._index is None or path != self._path:
            self._forget()
            index = tantivy.Index.open(str(path))
            index.config_reader("manual")
            index.reload()
            self._index, self._path, self._stamp, self._searcher = index, path, stamp, index.searcher()
        elif stamp != self._stamp:
            self._index.reload()
            self._stamp, self._searcher = stamp, self._index.searcher()
        self._named = named
        assert self._searcher is not None  # noqa: S101  set together with the index
        return self._searcher

    def _forget(self) -> None:
        self._index = self._searcher = self._path = self._named = self._stamp = None

    @contextmanager
    def _damage_reported(self) -> Iterator[None]:
        try:
            yield
        except SearchUnavailable:
            raise
        except BaseException as error:
            if not _is_damage(error):
                raise
            path = self._path or self._folder.current()
            if path is not None:
                report_damage(path)
            self._forget()
            raise SearchUnavailable(f"The index cannot be read: {error}") from error


def _is_damage(error: BaseException) -> bool:
    """Say whether Tantivy gave up: by an error of its own, or by a panic, which is no Exception in Python."""
    return isinstance(error, (ValueError, OSError)) or type(error).__name__ == "PanicException"


def look_into(path: Path) -> tuple[int, str]:
    """Open the index in *path* once; return how many documents it has, or what is wrong with it."""
    try:
        index = tantivy.Index.open(str(path))
        index.config_reader("manual")
        index.reload()
        return index.searcher().num_docs, ""
    except BaseException as error:
        if not _is_damage(error):
            raise
        return 0, f"The index cannot be opened: {error}"
