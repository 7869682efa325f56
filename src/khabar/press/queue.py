"""The queue of orders: placing, taking in hand, giving back. Knows orders and lanes; knows neither touches nor bakes.

Any number of pressers take from it. What one has taken is leased to it for a few seconds: the rows are not locked
meanwhile, so new changes can be noted at them, and a presser that dies leaves nothing locked behind.

On PostgreSQL, who changes several orders in one transaction locks the clock first, so that nobody waits for a row in a
circle. Only `take` does without: it steps over what is locked.
"""

import os
import socket
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from khabar.press.keys import MAX_LENGTH
from khabar.press.lanes import FRONTS_FROM, Lane
from khabar.press.models import Clock, Order

LEASE = timedelta(seconds=10)

_PLACE = """
    INSERT INTO press_order
        (page_id, lane, priority, cause, is_about_itself, asked_at, revision, tries, last_error, taken_by)
    VALUES (%s, %s, %s, %s, %s, %s, %s, 0, '', '')
    ON CONFLICT (page_id) DO UPDATE SET
        lane = CASE WHEN excluded.lane < press_order.lane THEN excluded.lane ELSE press_order.lane END,
        priority = excluded.priority, cause = excluded.cause, revision = excluded.revision,
        is_about_itself = (press_order.is_about_itself OR excluded.is_about_itself),
        due_at = NULL, tries = 0, last_error = '', dead_since = NULL
"""


@dataclass(frozen=True)
class Wanted:
    """A page that is to be baked: how urgently, because of which key or word, and since when."""

    page: int
    lane: Lane
    priority: int
    cause: str
    asked_at: datetime
    is_about_itself: bool = False


def more_urgent(one: Wanted, other: Wanted | None) -> Wanted:
    """Return one order for both reasons: the more urgent one's, asked for at the earlier moment."""
    if other is None:
        return one
    first, second = (one, other) if one.lane <= other.lane else (other, one)
    is_about_itself = first.is_about_itself or second.is_about_itself
    return replace(first, asked_at=min(first.asked_at, second.asked_at), is_about_itself=is_about_itself)


def place(wanted: Iterable[Wanted]) -> None:
    """Order pages. One that waits already gets a new revision, keeps the lower lane, and its failures are forgotten.

    Costs one statement a page, some 10 µs each. Call it in a transaction that holds the press's clock.
    """
    made = Order._meta.get_field("asked_at").get_db_prep_value
    revision = Order._meta.get_field("revision").get_db_prep_value
    rows = [
        (one.page, one.lane.value, one.priority, one.cause[:MAX_LENGTH], one.is_about_itself,
         made(one.asked_at, connection), revision(uuid.uuid4(), connection))
        for one in sorted(wanted, key=lambda one: one.page)
    ]  # fmt: skip
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_PLACE, rows)


def take(most: int, turn: Lane, resting: Collection[int] = ()) -> list[Order]:
    """Lease at most *most* orders of one lane to this process, with their pages, most urgent first.

    They come from lane *turn* or, when nothing there is due, from the most urgent lane. With all of what was changed
    come the fronts of editions. Of pages of a kind the newest come first, so the deep archive is last. *resting* pages
    stay where they are.
    """
    due = _due().exclude(page__in=resting) if resting else _due()
    if not due.exists():
        return []
    with transaction.atomic():
        found: list[Order] = []
        waiting = due.select_related("page").select_for_update(skip_locked=True, of=("self",))
        if turn is not Lane.CHANGED:
            found = list(waiting.filter(lane=turn).order_by("priority", "-page")[:most])
        if not found:
            found = list(waiting.order_by("lane", "priority", "-page")[:most])
        found = _first_of(found)
        lease = {"taken_by": presser_name(), "taken_until": timezone.now() + LEASE}
        Order.objects.filter(page__in=[order.pk for order in found]).update(**lease)
    return found


def _first_of(orders: list[Order]) -> list[Order]:
    """Return the orders of the first lane, and the front of an edition behind what was changed.

    Where such a front waits, the other fronts are left out: readers look there first, and it takes a few ms.
    """
    changed = [order for order in orders if order.lane == Lane.CHANGED]
    fronts = [order for order in orders if order.lane == Lane.FRONTS and order.priority == FRONTS_FROM]
    if changed or (fronts and orders[0].lane == Lane.FRONTS):
        return changed + fronts
    return [order for order in orders if order.lane == orders[0].lane]


def give_back(pages: Collection[int]) -> None:
    """Leave orders that this process has taken to whoever comes next. Call it where the press's clock is held."""
    mine = Order.objects.filter(page__in=pages, taken_by=presser_name())
    mine.update(taken_by="", taken_until=None)


def give_back_now(pages: Iterable[int]) -> None:
    """Do the same where nobody holds the clock."""
    with transaction.atomic():
        Clock.locked()
        give_back(list(pages))


def free_orders_of_the_dead() -> int:
    """Free what processes of this machine held that are no more. Return how many orders."""
    held = Order.objects.exclude(taken_by="")
    names = set(held.values_list("taken_by", flat=True))
    dead = [name for name in names if _is_dead(name)]
    return held.filter(taken_by__in=dead).update(taken_by="", taken_until=None) if dead else 0


def retry_failures_now(pages: Collection[int] | None = None) -> int:
    """Let failed orders, all or those of *pages*, be tried again at once, the dead ones too. Return how many."""
    failed = Order.objects.filter(tries__gt=0)
    if pages is not None:
        failed = failed.filter(page__in=pages)
    return failed.update(due_at=None, dead_since=None)


def take_off(revisions: Collection[UUID]) -> int:
    """Delete the orders that are still the ones baked. Return how many."""
    return Order.objects.filter(revision__in=revisions).delete()[0]


@lru_cache(maxsize=4)
def _name_of(pid: int) -> str:
    return f"{socket.gethostname()[:40]}:{pid}:{uuid.uuid4().hex[:8]}"


def presser_name() -> str:
    """Return the name under which this process leases orders: machine, process, and a word of its own."""
    return _name_of(os.getpid())


def _due() -> QuerySet[Order]:
    """What may be taken now. A lease that ends much later than any should is from before the clock was set back."""
    now = timezone.now()
    is_time = Q(due_at=None) | Q(due_at__lte=now)
    is_free = Q(taken_until=None) | Q(taken_until__lte=now) | Q(taken_until__gt=now + 2 * LEASE)
    return Order.objects.filter(is_time, is_free, dead_since=None)


def _is_dead(name: str) -> bool:
    """Say whether *name* is of a process that ran on this machine and does not any more."""
    machine, _, rest = name.rpartition(":")[0].rpartition(":")
    if machine != socket.gethostname()[:40] or not rest.isdigit() or name == presser_name():
        return False
    if int(rest) == os.getpid():
        return True
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
