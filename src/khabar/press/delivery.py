"""Delivers what was committed to the outlets and purges that the settings name. Knows settings and the page store.

Each outlet follows the store in a thread of its own, so that a slow one keeps nobody waiting, least of all the press.
Purges follow the outlets: a cache that forgets a page must find the new one behind it. They follow once more two
seconds later, for a copy that was on its way to the cache when it was told.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connection

from khabar.press.models import Order
from khabar.press.outlets.base import Trouble
from khabar.press.outlets.chosen import Unfit, chosen_outlets
from khabar.press.outlets.following import Place, follow, tell
from khabar.press.outlets.turns import Busy
from khabar.press.page_store import page_store
from khabar.press.purges.base import Purge
from khabar.press.purges.chosen import chosen_purgers
from khabar.press.stores.pagereader import PageReader

__all__ = [
    "CopiesRemain",
    "Unfit",
    "begin_anew",
    "deliver",
    "deliver_since",
    "delivering",
    "last_commit",
    "places",
    "try_failures_now",
]

SECONDS_UNTIL_AGAIN = 2.0
SECONDS_FOR_OUTLETS = 6.0
SECONDS_FOR_PURGES = 4.0
SECONDS_BETWEEN_LOOKS = 0.02
SECONDS_BETWEEN_STEPS = 0.5
SECONDS_AFTER_A_FAULT = 1.0

logger = logging.getLogger(__name__)


class CopiesRemain(Exception):
    """What was taken away is gone here, but *outlets* may still show it. The press goes on telling them."""

    def __init__(self, outlets: Sequence[str]) -> None:
        self.outlets = tuple(outlets)
        super().__init__(f"Copies of what was taken away may still be at: {', '.join(self.outlets)}")


def places() -> tuple[Place, ...]:
    """Return every outlet and purge of the settings, outlets first. Raises Unfit."""
    return _places(
        Path(settings.KHABAR_STORE_FILE),
        tuple(settings.KHABAR_STORE),
        (settings.KHABAR_S3_ACCESS_KEY, settings.KHABAR_S3_SECRET_KEY),
        tuple(settings.KHABAR_PURGE),
        (settings.KHABAR_FASTLY_TOKEN, settings.KHABAR_CLOUDFLARE_TOKEN),
        settings.KHABAR_SITE_URL,
    )


@lru_cache(maxsize=4)
def _places(
    file: Path, store: tuple[str, ...], keys: tuple[str, str], purge: tuple[str, ...], tokens: tuple[str, str], url: str
) -> tuple[Place, ...]:
    access, secret = keys
    fastly, cloudflare = tokens
    outlets = tuple(
        Place(file, outlet, may_sweep=_store_is_complete)
        for outlet in chosen_outlets(store, {"access": access, "secret": secret})
    )
    told = chosen_purgers(purge, url, {"fastly": fastly, "cloudflare": cloudflare})
    first = tuple(Place(file, Purge(purger), behind=outlets, starts_at_the_end=True) for purger in told)
    again = tuple(
        Place(file, one.outlet, behind=(one,), lag=SECONDS_UNTIL_AGAIN, starts_at_the_end=True) for one in first
    )
    return outlets + first + again


def deliver() -> int:
    """Deliver to each outlet and purge what it lacks and may have now. Return how many addresses were told, in all."""
    return sum(follow(place) for place in _known_places())


def try_failures_now() -> None:
    """Let no outlet and no purge wait out its back-off."""
    for place in places():
        place.let_try_now()


def begin_anew(name: str) -> None:
    """Have the outlet called *name* copied again from the first page on, and the rest swept away."""
    for place in places():
        if place.name == name:
            place.begin_anew()


def last_commit() -> int:
    """Return the number of the store's last commit, for `deliver_since`; 0 where there is no store yet."""
    file = Path(settings.KHABAR_STORE_FILE)
    if not file.exists():
        return 0
    with closing(PageReader(file)) as reader:
        return reader.seq()


def deliver_since(seq: int) -> None:
    """Deliver what was committed after *seq* before anything else that waits, within ten seconds.

    Raises CopiesRemain with the outlets and purges that are not known to have it by then; they are told as soon as they
    can be reached.
    """
    try:
        known = [place for place in places() if not place.lag]
    except Unfit as error:
        raise CopiesRemain([str(error)]) from error
    purges = [place for place in known if isinstance(place.outlet, Purge)]
    outlets = [place for place in known if place not in purges]
    late = _tell_all(outlets, seq, SECONDS_FOR_OUTLETS) + _tell_all(purges, seq, SECONDS_FOR_PURGES)
    if late:
        raise CopiesRemain(late)


def _tell_all(some: Sequence[Place], seq: int, seconds: float) -> list[str]:
    """Tell *some* at once; return the names of those that are not known to have it when *seconds* are over."""
    if not some:
        return []
    threads = ThreadPoolExecutor(len(some), thread_name_prefix="removal")
    asked = {threads.submit(tell, place, seq, seconds): place for place in some}
    done, late = wait(asked, timeout=seconds)
    threads.shutdown(wait=False)
    for one in done:
        if (error := one.exception()) is not None:
            logger.error("%s is not told what was taken away: %s", asked[one].name, error)
            late.add(one)
            if not isinstance(error, Trouble | Busy | sqlite3.Error):
                raise error
    return sorted(asked[one].name for one in late)


@contextmanager
def delivering() -> Iterator[None]:
    """Keep all outlets and purges up with the store for as long as the block runs."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=_follow_until, args=(place, stop), name=place.name, daemon=True)
        for place in _known_places()
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _known_places() -> tuple[Place, ...]:
    """Return every place, or none if the settings cannot be understood: the press goes on, and says so."""
    try:
        return places()
    except Unfit as error:
        logger.critical("Nothing is delivered to outlets. %s", error)
        return ()


def _follow_until(place: Place, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            with closing(PageReader(place.file)) as reader:
                version = reader.version()
                follow(place, stop.is_set)
                next_step = time.monotonic() + SECONDS_BETWEEN_STEPS
                while reader.version() == version and time.monotonic() < next_step and not stop.is_set():
                    stop.wait(SECONDS_BETWEEN_LOOKS)
        except Exception:
            logger.exception("%s cannot follow the page store; it tries again in a second.", place.name)
            stop.wait(SECONDS_AFTER_A_FAULT)
        finally:
            connection.close()


def _store_is_complete() -> bool:
    """Say whether the store has every page that there is, but for those that cannot be baked."""
    return page_store().fingerprint() is not None and not Order.objects.filter(tries=0).exists()
