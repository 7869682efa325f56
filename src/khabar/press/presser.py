"""The press at work: touches become orders, orders are baked by urgency, pages are committed in batches.

Knows kinds and arguments, no article. Any number of processes may work at once; one is enough.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from khabar.press.archive import Clearing
from khabar.press.baking import bake
from khabar.press.batch import Shift, bake_batch
from khabar.press.bell import Bell
from khabar.press.cooling import Cooling
from khabar.press.delivery import deliver, deliver_since, delivering, last_commit
from khabar.press.fingerprint import fingerprint
from khabar.press.foundations import lay_foundations
from khabar.press.models import Clock, Order, Page
from khabar.press.ordering import EVERYTHING, Identity, claim, order_everything, release_held_touches, take_touches
from khabar.press.outbox import BELLS
from khabar.press.page_store import page_store
from khabar.press.parallel import collected_by_hand, work_in_processes
from khabar.press.queue import free_orders_of_the_dead, retry_failures_now
from khabar.press.registry import page_kind
from khabar.press.removal import make_removals_good
from khabar.press.settling import Finished, Moment, lay, note_failure
from khabar.press.status import Status, status
from khabar.press.stores.visits import most_visited, visits_file
from khabar.press.waiting import Watch, check_database_is_there, on_disk, spare_syncs

__all__ = ["Advance", "Status", "bake_now", "drain", "press_everything", "status", "work_forever", "work_once"]

SECONDS_BETWEEN_TICKS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
PAGES_OF_A_LONG_BATCH = 256
SECONDS_OF_A_LONG_BATCH = 2.0
PAGES_BETWEEN_COLLECTIONS = 1000
HEAD_START = timedelta(seconds=5)
MOST_VISITED = 10_000
LEFT_BEHIND = timedelta(seconds=3)

OnTick = Callable[[], object]
"""Called about once a second. If it returns a moment, it is called again at that moment, should that be sooner."""

Advance = Callable[[str, int, int], None]
"""Called with what was done last, how many pages are baked, and how many there are as far as known."""

logger = logging.getLogger(__name__)


def bake_now(kind: str, argument: str) -> None:
    """Bake one page, commit it and have every outlet told before returning. For what is taken away; call it after the
    change is committed.

    Raises KeyError for an unknown kind, and what the bake raises; the page then waits for the press like any other.
    Raises CopiesRemain when it is done here and an outlet or a cache could not be told in time.
    """
    page_kind(kind)
    lay_foundations()
    seq = last_commit()
    order = claim(kind, argument, due_in=HEAD_START)
    began = Moment.now()
    try:
        result = bake(kind, argument)
    except Exception as error:
        note_failure(order.page, order.revision, error)
        raise
    lay([Finished(order.page, order.revision, result, order.cause)], began)
    deliver_since(seq)


def drain(advance: Advance | None = None) -> int:
    """Work until nothing waits; pages that fail are tried once. Return how many pages were tried."""
    _begin()
    return _work_until_done(advance)


def press_everything(advance: Advance | None = None, jobs: int = 1, *, go_on: bool = False) -> int:
    """Bake every page again, also those that only the store remembers, in *jobs* processes.

    Return how many pages were tried. Ended before it is done, it leaves the rest ordered: `drain` or a presser that
    runs anyhow goes on where it stopped, and so does this with *go_on*, if anything is left.
    """
    make_removals_good()
    _try_failures_again()
    if not (go_on and left_of_everything()):
        _order_everything()
    if jobs == 1:
        return _work_until_done(advance, _long_shift())
    _take_all_touches()
    count = Order.objects.filter(due_at=None).count()

    def look() -> None:
        if advance is not None:
            advance("", count - Order.objects.filter(due_at=None).count(), count)

    try:
        work_in_processes(jobs, f"{__name__}:{bake_what_waits.__name__}", look)
    finally:
        free_orders_of_the_dead()
    return count + _work_until_done(advance)


def left_of_everything() -> int:
    """Return how many pages wait since everything was ordered; 0 if program or settings changed since."""
    is_of_today = page_store().fingerprint() == fingerprint()
    return Order.objects.filter(cause=EVERYTHING, tries=0).count() if is_of_today else 0


def bake_what_waits() -> None:
    """Bake orders in long batches until none is left that is not in the hands of somebody else."""
    spare_syncs()
    shift = _long_shift()
    with collected_by_hand() as collect:
        baked = 0
        while tried := bake_batch(shift):
            baked += tried
            if baked >= PAGES_BETWEEN_COLLECTIONS:
                baked = 0
                collect()


def _long_shift() -> Shift:
    """Return the shift of who bakes everything. Whoever publishes meanwhile has a presser of its own for that."""
    pages = PAGES_OF_A_LONG_BATCH
    return Shift(pages_at_once=pages, seconds_at_once=SECONDS_OF_A_LONG_BATCH, ahead=pages)


def _take_all_touches() -> None:
    """Order all that waits in the outbox."""
    while take_touches():
        pass


def work_once(shift: Shift | None = None) -> int:
    """Take touches and bake one batch. Return how much was done; 0 when nothing waits but what failed just now."""
    shift = shift or Shift()
    return take_touches(shift.kept) + bake_batch(shift)


def work_forever(stop: threading.Event, on_tick: OnTick | None = None) -> None:
    """Work until *stop* is set. *on_tick* is called about once a second, and on the moment that it names, for what
    is due by the clock.

    New work is noticed at once when somebody rings, and within 50 ms otherwise. When the database or the store fails,
    the press waits, longer each time, and goes on with a new connection. A store that was replaced by an empty one is
    filled. Outlets and purges follow meanwhile, each in a thread of its own.
    """
    with delivering(), Bell(settings.KHABAR_HOME / BELLS) as bell:
        _work_until(stop, bell, on_tick)
    connection.close()


def _work_until(stop: threading.Event, bell: Bell, on_tick: OnTick | None) -> None:
    watch = Watch()
    cooling = Cooling()
    shift = Shift(cooling, bell.has_rung)
    failures = 0
    next_tick = 0.0
    clearing = Clearing()
    has_started = False
    while not stop.is_set():
        try:
            check_database_is_there()
            if not has_started:
                _begin()
                has_started = True
            if time.monotonic() >= next_tick:
                next_tick = time.monotonic() + SECONDS_BETWEEN_TICKS
                due_in = _tick(on_tick)
                clearing.look()
                next_tick = min(next_tick, time.monotonic() + due_in)
                watch.look_again()
            bell.attend()
            if watch.has_news() and work_once(shift):
                watch.look_again()
            elif left := cooling.seconds_left():
                watch.look_again()
                bell.wait(min(left, watch.pause_seconds))
            else:
                bell.wait(min(watch.pause_seconds, max(next_tick - time.monotonic(), 0.0)))
            failures = 0
        except Exception:
            failures += 1
            pause = min(2.0 ** min(failures, 10) / 4, LONGEST_PAUSE_SECONDS)
            logger.exception("The press cannot work; it tries again in %.1f s.", pause)
            connection.close()
            watch.look_again()
            stop.wait(pause)


def _begin() -> None:
    """Take away what was left behind, give what failed another chance, free what a dead presser held, and see whether
    everything must be baked.
    """
    make_removals_good()
    _try_failures_again()
    free_orders_of_the_dead()
    _order_everything_if_changed()


def _try_failures_again() -> None:
    retry_failures_now()
    release_held_touches()


def _tick(on_tick: OnTick | None) -> float:
    """Do what comes about once a second; return in how many seconds at the latest *on_tick* is to be called again."""
    close_old_connections()
    check_database_is_there()
    spare_syncs()
    free_orders_of_the_dead()
    if page_store().fingerprint() is None:
        _order_everything_if_changed()
    make_removals_good(waiting_for=LEFT_BEHIND)
    if on_tick is not None:
        try:
            due_at = on_tick()
        except Exception:
            logger.exception("What is due by the clock could not be done; it is tried again in a second.")
        else:
            if isinstance(due_at, datetime):
                return max((due_at - timezone.now()).total_seconds(), 0.0)
    return SECONDS_BETWEEN_TICKS


def _work_until_done(advance: Advance | None, shift: Shift | None = None) -> int:
    tried = 0
    shift = shift or Shift()
    while (taken := take_touches(shift.kept)) + (baked := bake_batch(shift)):
        tried += baked
        if advance is not None and (taken or baked):
            advance("", tried, tried + Order.objects.filter(due_at=None).count())
    deliver()
    return tried


def _order_everything_if_changed() -> None:
    """Order every page of every kind if program or settings changed, or the store is new."""
    if page_store().fingerprint() != fingerprint():
        _order_everything()


def _order_everything() -> None:
    """Order every page; the store hears of the fingerprint last, so that a crash or a power cut begins again."""
    store = page_store()
    if store.fingerprint() is None:
        # A new store counts its tickets from one: the ledger must not take them for old ones.
        Page.objects.update(ticket=0)
    lay_foundations()
    visited = most_visited(visits_file(Path(settings.KHABAR_STORE_FILE)), MOST_VISITED)
    count = order_everything(map(_identity, store.owners()), first=map(_identity, store.owners_at(visited)))
    with on_disk(), transaction.atomic():
        Clock.locked().tick()
    store.set_fingerprint(fingerprint())
    logger.info("Every page is ordered: %d.", count)


def _identity(owner: str) -> Identity:
    kind, _, argument = owner.partition(":")
    return kind, argument
