"""Writes down about once a minute how often each page was asked for, so that the press knows what to bake first.

Only addresses that have a page, and counts: nothing about who asked, or when.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

from khabar.press.stores.visits import add_visits

SECONDS_BETWEEN_NOTES = 60.0
_SECONDS_A_DAY = 24 * 60 * 60

logger = logging.getLogger(__name__)


class Visiting:
    """A thread of one front worker. What is counted and cannot be written is forgotten: it is no more than a hint."""

    def __init__(self, file: Path, take: Callable[[], dict[str, int]], seconds: float = SECONDS_BETWEEN_NOTES) -> None:
        self._file = file
        self._take = take
        self._seconds = seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="visits", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Write down what was counted since the last time, and end."""
        self._stop.set()
        self._thread.join(5)

    def _run(self) -> None:
        is_over = False
        while not is_over:
            is_over = self._stop.wait(self._seconds)
            try:
                add_visits(self._file, self._take(), int(time.time()) // _SECONDS_A_DAY)
            except (sqlite3.Error, OSError) as error:
                logger.warning("Visits cannot be written down: %s", error)
