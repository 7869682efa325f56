"""An outlet of plain files, for nginx or any other server of files. Knows files, no server.

    pages/   what is there: each with `.gz` and `.br` beside it, if it is text
    gone/    addresses that are gone for good: a file there means 410
    moved/   addresses that lead elsewhere: a small page that does so, for when nobody can answer 301

A file is written aside and renamed, never in place, and carries the time of its page's last change. A page that was
taken away leaves `pages/` before anything else happens, and `gone/` is to be believed only where `pages/` has nothing.
"""

import contextlib
import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path

from khabar.press.outlets.base import Answer, Trouble, Version, taken_away_first
from khabar.press.outlets.forms import in_ascii, leading_to, plain
from khabar.press.outlets.naming import ENDINGS, address, file_name

PAGES, GONE, MOVED = TREES = ("pages", "gone", "moved")
_ASIDE = ".laying"
_SWEPT_AT_ONCE = 500


class FileTree:
    """The tree below *root*. What else lies there is left alone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._aside = root / _ASIDE
        self._numbers = count()

    @property
    def name(self) -> str:
        return f"files:{self.root}"

    def take(self, answers: Sequence[Answer], version: Version) -> None:
        try:
            self._clear()
            for answer in taken_away_first(answers):
                self._take(answer)
            self._settle()
        except OSError as error:
            raise Trouble(f"{error.strerror or error}: {error.filename or self.root}") from error

    def sweep(self, ask: Callable[[Iterable[str]], Sequence[Answer]], version: Version) -> int:
        swept = 0
        paths = self._addresses()
        while some := set(islice(paths, _SWEPT_AT_ONCE)):
            unknown = [answer for answer in ask(some) if answer.page is None]
            self.take(unknown, version)
            swept += len(unknown)
        return swept

    def _take(self, answer: Answer) -> None:
        name = file_name(answer.path)
        if name is None:
            return
        wanted = self._forms(answer)
        # Before anything is laid: until then the server finds nothing here, or what it finds is on its way out.
        for tree in TREES:
            if tree not in wanted and not (tree == GONE and answer.is_page):
                self._remove(tree, name, ("", *ENDINGS))
        for tree, forms in wanted.items():
            self._remove(tree, name, tuple(ending for ending in ENDINGS if ending not in forms))
            for ending, body in forms.items():
                self._lay(self.root / tree / (name + ending), body, answer)
        if answer.is_page:
            self._remove(GONE, name, ("",))

    def _forms(self, answer: Answer) -> dict[str, dict[str, bytes]]:
        """Return what *answer* needs: tree, ending of the name, bytes. Nothing for what only the front can say."""
        page = answer.page
        if page is None:
            return {}
        if answer.is_page:
            packed = {".gz": page.gzip, ".br": page.brotli}
            return {PAGES: {"": plain(page)} | {ending: body for ending, body in packed.items() if body is not None}}
        if answer.is_gone:
            return {GONE: {"": b""}}
        if answer.is_redirect:
            return {MOVED: {"": leading_to(in_ascii(page.location or "/"))}}
        return {}

    def _lay(self, file: Path, body: bytes, answer: Answer) -> None:
        aside = self._aside / f"{os.getpid()}-{next(self._numbers)}"
        aside.write_bytes(body)
        if answer.page is not None and answer.page.changed_at:
            os.utime(aside, (answer.page.changed_at, answer.page.changed_at))
        self._put_in_place(aside, file)

    def _put_in_place(self, aside: Path, file: Path) -> None:
        try:
            os.replace(aside, file)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            os.replace(aside, file)

    def _remove(self, tree: str, name: str, endings: tuple[str, ...]) -> None:
        file = self.root / tree / name
        removed = False
        for ending in endings:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(f"{file}{ending}")
                removed = True
        if removed:
            self._remove_empty_folders(file.parent, self.root / tree)

    def _remove_empty_folders(self, folder: Path, top: Path) -> None:
        with contextlib.suppress(OSError):
            while folder != top:
                folder.rmdir()
                folder = folder.parent

    def _addresses(self) -> Iterator[str]:
        """Yield the address of every file in the trees, some of them more than once."""
        for tree in TREES:
            top = self.root / tree
            for folder, _, files in os.walk(top):
                below = os.path.relpath(folder, top)
                for file in files:
                    name = file[:-3] if file.endswith(ENDINGS) else file
                    yield address(name if below == "." else f"{below}/{name}")

    def _clear(self) -> None:
        """Remove what a process that was killed left aside. Whoever writes has the outlet's turn."""
        self._aside.mkdir(parents=True, exist_ok=True)
        for file in self._aside.iterdir():
            file.unlink(missing_ok=True)

    def _settle(self) -> None:
        """Have the disk keep what was written: afterwards the cursor goes on, and nobody would write it again."""
        if sys.platform != "linux":
            os.sync()
            return
        descriptor = os.open(self.root, os.O_RDONLY)
        try:
            libc = ctypes.CDLL(None, use_errno=True)
            if libc.syncfs(descriptor) != 0:
                raise OSError(ctypes.get_errno(), "The disk cannot keep what was written", str(self.root))
        finally:
            os.close(descriptor)
