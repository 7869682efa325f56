"""The pages that readers ask for most, in memory, each as the store has it now.

At most once a millisecond the store is asked whether anyone committed (one PRAGMA, 2 µs); then the addresses that
changed are dropped, all of one commit at once. A store that cannot be read leaves what is in memory being served.
"""

import logging
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from khabar.press.front.pages import ReadyPage
from khabar.press.stores.pagereader import PageReader

SECONDS_BETWEEN_LOOKS = 0.001
SECONDS_BETWEEN_LOOKS_AT_THE_FILE = 1.0
NOTICE_MARK = "/!"

logger = logging.getLogger(__name__)


class Memory:
    """Bounded by bytes; what was not asked for longest goes first. For one thread."""

    def __init__(self, file: Path, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.file = file
        self.limit = limit
        self.size = 0
        self._clock = clock
        self._pages: OrderedDict[str, ReadyPage] = OrderedDict()
        self._reader: PageReader | None = None
        self._inode: tuple[int, int] | None = None
        self._version = -1
        self._seq = 0
        self._next_look = float("-inf")
        self._next_look_at_file = float("-inf")

    def get(self, path: str) -> ReadyPage | None:
        """Return what answers at *path* now. Notices, below `/!`, are no addresses."""
        now = self._clock()
        if now >= self._next_look:
            self._look(now)
        page = self._pages.get(path)
        if page is None:
            return None if NOTICE_MARK in path else self._load(path)
        self._pages.move_to_end(path)
        return page

    def notice(self, path: str, name: str) -> ReadyPage | None:
        """Return the page called *name* that stands in when there is none for *path*: the edition's, or the site's."""
        if self._reader is None:
            self._look_at_file()
        edition = path.split("/", 2)[1] if path.count("/") > 1 else ""
        places = [f"/{edition}{NOTICE_MARK}{name}"] if edition else []
        found = (self._load(place) for place in [*places, f"{NOTICE_MARK}{name}"])
        return next((page for page in found if page is not None and page.status == 200), None)

    def _load(self, path: str) -> ReadyPage | None:
        if self._reader is None:
            return None
        try:
            stored = self._reader.find(path)
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if stored is None:
            return None
        page = ReadyPage(stored)
        if NOTICE_MARK not in path:
            self._pages[path] = page
            self.size += page.size
            while self.size > self.limit:
                _, dropped = self._pages.popitem(last=False)
                self.size -= dropped.size
        return page

    def _look(self, now: float) -> None:
        """Drop what changed since the last look; once a second, see whether there is another file."""
        self._next_look = now + SECONDS_BETWEEN_LOOKS
        if now >= self._next_look_at_file:
            self._next_look_at_file = now + SECONDS_BETWEEN_LOOKS_AT_THE_FILE
            self._look_at_file()
        if self._reader is None:
            return
        try:
            version = self._reader.version()
            if version != self._version:
                changed = self._reader.changed_since(self._seq)
                self._version = version
                self._seq = max((seq for _, seq in changed), default=self._seq)
                for path, _ in changed:
                    self._drop(path)
        except sqlite3.Error as error:
            self._give_up(error)

    def _drop(self, path: str) -> None:
        page = self._pages.pop(path, None)
        if page is not None:
            self.size -= page.size

    def _look_at_file(self) -> None:
        """Open the store if it is a new file. While there is none, the one that was open goes on being read."""
        try:
            stat = self.file.stat()
            if self._reader is not None and self._inode == (stat.st_dev, stat.st_ino):
                return
            reader = PageReader(self.file)
            version, seq = reader.version(), reader.seq()
        except (OSError, sqlite3.Error) as error:
            if self._reader is None:
                logger.warning("The page store cannot be read: %s", error)
            return
        if self._reader is not None:
            self._reader.close()
        self._reader, self._inode = reader, (stat.st_dev, stat.st_ino)
        self._version, self._seq = version, seq
        self._pages.clear()
        self.size = 0

    def _give_up(self, error: sqlite3.Error) -> None:
        """Serve what is in memory; the file is opened again at the next look at it."""
        logger.warning("The page store cannot be read any more: %s", error)
        if self._reader is not None:
            self._reader.close()
        self._reader = None
