"""The search at work: follows changes for ever, and makes an index again that is missing, damaged or outdated.

Any number of processes may be told to work; one of a home does. Another takes over within a second of its end.
"""

import logging
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connection

from khabar.search.backends.base import SearchUnavailable
from khabar.search.engines import COLLECTIONS, Collection, engine
from khabar.search.following import follow_changes, note_what_was_never_indexed
from khabar.search.leading import Lead
from khabar.search.learning import Learning
from khabar.search.rebuilding import Stopped, rebuild

POLL_SECONDS = 0.25
SECONDS_BETWEEN_TRIES_TO_LEAD = 0.5
SECONDS_BETWEEN_LOOKS = 5.0
LONGEST_PAUSE_SECONDS = 30.0

logger = logging.getLogger(__name__)


def work_forever(stop: threading.Event) -> None:
    """Work until *stop* is set, when no other process of this home does. Changes are looked for four times a second.

    When database or engine fail, the worker waits, longer each time, and goes on with a new connection.
    """
    lead = Lead(Path(settings.KHABAR_SEARCH_DIR) / "worker")
    while not stop.is_set():
        if _leads(lead):
            _work(lead, stop)
        else:
            stop.wait(SECONDS_BETWEEN_TRIES_TO_LEAD)
    lead.give_up()
    connection.close()


def _leads(lead: Lead) -> bool:
    try:
        return lead.take()
    except OSError as error:
        logger.warning("Which search worker leads cannot be found out: %s", error)
        return False


def _work(lead: Lead, stop: threading.Event) -> None:
    """Work until *stop* is set or the lead is lost."""
    failures = 0
    next_look = 0.0
    has_started = False
    learning = Learning()
    while not stop.is_set() and _leads(lead):
        try:
            if time.monotonic() >= next_look:
                close_old_connections()
                if not has_started:
                    note_what_was_never_indexed()
                    has_started = True
                for collection in COLLECTIONS:
                    _rebuild_if_needed(collection, stop)
                next_look = time.monotonic() + SECONDS_BETWEEN_LOOKS
            if not follow_changes():
                learning.when_idle()
                stop.wait(POLL_SECONDS)
            failures = 0
        except Stopped:
            break
        except Exception:
            failures += 1
            next_look = 0.0
            pause = min(2.0 ** min(failures, 10) / 4, LONGEST_PAUSE_SECONDS)
            logger.exception("The search cannot work; it tries again in %.1f s.", pause)
            connection.close()
            stop.wait(pause)
    learning.stop()


def _rebuild_if_needed(collection: Collection, stop: threading.Event) -> None:
    trouble = engine(collection).state().trouble
    if not trouble:
        return
    logger.warning("The index %s is being made: %s", collection, trouble)
    count = rebuild(collection, stop=stop, meanwhile=_follow_if_possible)
    logger.warning("The index %s is made: %d documents.", collection, count)


def _follow_if_possible() -> None:
    """Keep the old index in step while the new one is made; without one, changes wait."""
    try:
        follow_changes()
    except SearchUnavailable:
        logger.debug("There is no index to follow changes in yet.")
