"""The pages that readers ask for most, in memory, each as the store has it now.

At most once a millisecond the store is asked whether anyone committed (one PRAGMA, 2 µs); then the addresses that
changed are dropped, all of one commit at once. Only the encodings that readers asked for are held. A store that cannot
be read leaves what is in memory being served: `is_stale` says so.
"""

import logging
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from khabar.press.front.pages import Answer, Preparing, unpacked
from khabar.press.stores.pagereader import PageReader

SECONDS_BETWEEN_LOOKS = 0.001
SECONDS_BETWEEN_LOOKS_AT_THE_FILE = 1.0
NOTICE_MARK = "/!"

logger = logging.getLogger(__name__)

Accepted = tuple[str, ...]


class _Page:
    """The answers of one address that were asked for so far.

    Nearly always there is one, so it stands in the page itself: of ten thousand pages each step aside is paid for.
    """

    __slots__ = ("_others", "accepted", "answer", "size", "visits", "visits_before")

    def __init__(self, accepted: Accepted, answer: Answer) -> None:
        self.accepted = accepted
        self.answer = answer
        self.size = answer.size()
        self.visits = 1
        self.visits_before = 1
        self._others: dict[Accepted, Answer] | None = None

    def other(self, accepted: Accepted) -> Answer | None:
        return None if self._others is None else self._others.get(accepted)

    def add(self, accepted: Accepted, answer: Answer) -> None:
        if self._others is None:
            self._others = {}
        self._others[accepted] = answer
        self.size += answer.size()


class Memory:
    """Bounded by bytes. What goes first is what came first, unless it was asked for since its turn came last.

    `get` is for one thread. `notice` and `take_visits` may be called by others.
    """

    def __init__(
        self, file: Path, limit: int, preparing: Preparing, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.file = file
        self.limit = limit
        self.size = 0
        self.is_stale = True
        self._preparing = preparing
        self._clock = clock
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._visits_of_dropped: dict[str, int] = {}
        self._reader: PageReader | None = None
        self._inode: tuple[int, int] | None = None
        self._version = -1
        self._seq = 0
        self._next_look = float("-inf")
        self._next_look_at_file = float("-inf")
        self._has_complained = False
        # Held for whatever reads the store or changes what is held, not for what is answered from memory.
        self._lock = threading.RLock()

    def get(self, path: str, accepted: Accepted) -> Answer | None:
        """Return what answers at *path* now, in the form that *accepted* likes best. Notices, below `/!`, are none."""
        now = self._clock()
        if now >= self._next_look:
            self._look(now)
        page = self._pages.get(path)
        if page is not None:
            answer = page.answer if page.accepted == accepted else page.other(accepted)
            if answer is not None:
                page.visits += 1
                return answer
        return None if NOTICE_MARK in path else self._load(path, accepted)

    def notice(self, path: str, name: str, accepted: Accepted) -> Answer | None:
        """Return the page called *name* that stands in when there is none for *path*: the edition's, or the site's."""
        edition = path.split("/", 2)[1] if path.count("/") > 1 else ""
        places = [f"/{edition}{NOTICE_MARK}{name}"] if edition else []
        with self._lock:
            if self._reader is None:
                self._look_at_file()
            found = (self._load(place, accepted) for place in [*places, f"{NOTICE_MARK}{name}"])
            return next((page for page in found if page is not None and page.status == 200), None)

    def can_read(self) -> bool:
        """Say whether there is a store that can be read."""
        with self._lock:
            if self._reader is None:
                self._look_at_file()
            return self._reader is not None

    def take_visits(self) -> dict[str, int]:
        """Return how often each address was asked for since this was called last, and forget it."""
        with self._lock:
            taken, self._visits_of_dropped = self._visits_of_dropped, {}
            for path, page in list(self._pages.items()):
                if page.visits:
                    taken[path] = taken.get(path, 0) + page.visits
                    page.visits = page.visits_before = 0
            return taken

    def _load(self, path: str, accepted: Accepted) -> Answer | None:
        with self._lock:
            if self._reader is None:
                return self._other_form(path)
            try:
                # In one snapshot, so that nothing older than what is read here stays in memory: a reader who has seen
                # the new front page would else get the old article.
                with self._reader.snapshot():
                    stored = self._reader.find(path)
                    self._drop_what_changed(self._reader)
            except sqlite3.Error as error:
                self._give_up(error)
                return self._other_form(path)
            if stored is None:
                return None
            answer = self._preparing.answer(stored, accepted)
            if NOTICE_MARK not in path:
                self._keep(path, accepted, answer)
            return answer

    def _other_form(self, path: str) -> Answer | None:
        """Return what is held in another form than the one that was asked for, unpacked."""
        page = self._pages.get(path)
        return None if page is None else unpacked(page.answer)

    def _keep(self, path: str, accepted: Accepted, answer: Answer) -> None:
        page = self._pages.get(path)
        if page is None:
            page = self._pages[path] = _Page(accepted, answer)
            self.size += page.size
        else:
            before = page.size
            page.add(accepted, answer)
            page.visits += 1
            self.size += page.size - before
        while self.size > self.limit:
            oldest, page = next(iter(self._pages.items()))
            if page.visits > page.visits_before and len(self._pages) > 1 and oldest != path:
                page.visits_before = page.visits
                self._pages.move_to_end(oldest)
            else:
                self._drop(oldest)

    def _look(self, now: float) -> None:
        """Drop what changed since the last look; once a second, see whether there is another file."""
        self._next_look = now + SECONDS_BETWEEN_LOOKS
        with self._lock:
            if now >= self._next_look_at_file:
                self._next_look_at_file = now + SECONDS_BETWEEN_LOOKS_AT_THE_FILE
                self._look_at_file()
            if self._reader is None:
                return
            try:
                self._drop_what_changed(self._reader)
            except sqlite3.Error as error:
                self._give_up(error)

    def _drop_what_changed(self, reader: PageReader) -> None:
        version = reader.version()
        if version != self._version:
            changed = reader.changed_since(self._seq)
            self._version = version
            self._seq = max((seq for _, seq in changed), default=self._seq)
            for path, _ in changed:
                self._drop(path)

    def _drop(self, path: str) -> None:
        page = self._pages.pop(path, None)
        if page is not None:
            self.size -= page.size
            if page.visits:
                self._visits_of_dropped[path] = self._visits_of_dropped.get(path, 0) + page.visits

    def _look_at_file(self) -> None:
        """Open the store if it is a new file. While there is none, the one that was open goes on being read."""
        try:
            stat = self.file.stat()
            if self._reader is not None and self._inode == (stat.st_dev, stat.st_ino):
                return
            reader = PageReader(self.file)
            try:
                version, seq = reader.version(), reader.seq()
            except sqlite3.Error:
                reader.close()
                raise
        except (OSError, sqlite3.Error) as error:
            if self._reader is None:
                self._complain(error)
            return
        if self._reader is not None:
            self._reader.close()
        self._reader, self._inode = reader, (stat.st_dev, stat.st_ino)
        self._version, self._seq = version, seq
        for path in list(self._pages):
            self._drop(path)
        self.is_stale = False
        if self._has_complained:
            self._has_complained = False
            logger.warning("The page store %s can be read again.", self.file)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Serve what is in memory; the file is opened again at the next look at it."""
        if self._reader is not None:
            self._reader.close()
        self._reader = None
        self._complain(error)

    def _complain(self, error: Exception) -> None:
        """Say once, not at each request, that the store cannot be read."""
        self.is_stale = True
        if not self._has_complained:
            self._has_complained = True
            logger.warning("The page store %s cannot be read, pages are served from memory: %s", self.file, error)
