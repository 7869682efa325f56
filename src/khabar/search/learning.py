"""Lets the vocabulary learn beside the worker's real work: in a thread of its own, now and then, never in its way."""

import logging
import threading
import time
from typing import Final

from django.db import connection

from khabar.search import vocabulary

SECONDS_BETWEEN: Final = 10.0
MANY: Final = 2_000
"""With so many documents to learn the vocabulary is made anew instead, which is quicker."""

logger = logging.getLogger(__name__)


class Learning:
    """The vocabulary's thread. One process has one, that which follows changes."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._next = 0.0
        self._is_made = False

    def when_idle(self) -> None:
        """Begin to learn what was noted, if the last time is long enough ago; returns at once."""
        if time.monotonic() < self._next or (self._thread and self._thread.is_alive()):
            return
        if self._is_made and not vocabulary.noted():
            return
        self._thread = threading.Thread(target=self._learn, name="vocabulary", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Wait a little for what is being learnt; what is not finished is learnt again."""
        if self._thread is not None:
            self._thread.join(5)

    def _learn(self) -> None:
        try:
            if vocabulary.noted() > MANY or not vocabulary.is_made():
                vocabulary.rebuild()
            else:
                while vocabulary.refresh():
                    pass
            self._is_made = True
        except Exception:
            # Another process may be writing, or the database away: nothing depends on this but advice.
            logger.exception("The vocabulary could not learn; it tries again later.")
        finally:
            connection.close()
            self._next = time.monotonic() + SECONDS_BETWEEN
