"""What follows a bake: its sheets go to the store, its keys to the ledger, and its order is taken off, in this order.

A crash between two of these steps leaves the order, and the page is baked once more.
"""

import logging
import sqlite3
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from khabar.press.baking import Result
from khabar.press.embargoes import keys_under_embargo
from khabar.press.ledger import replace_keys
from khabar.press.models import Clock, Order, Page
from khabar.press.page_store import page_store
from khabar.press.queue import give_back, give_back_now, take_off
from khabar.press.stores.base import Baked

LONGEST_WAIT = timedelta(minutes=5)
UNTIL_ASKED_AGAIN = timedelta(seconds=0.2)
MOST_TRIES = 10
"""With waits that double from one second, the last try comes some nine minutes after the first."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Moment:
    """When a bake began: the store's ticket and the press's clock, both taken before anything was read."""

    ticket: int
    clock: int

    @classmethod
    def now(cls) -> "Moment":
        return cls(ticket=page_store().next_ticket(), clock=Clock.read())


@dataclass(frozen=True)
class Finished:
    """A page that was baked, and the revision and cause of the order that was there when its baking began."""

    page: Page
    revision: UUID
    result: Result
    cause: str = ""


@dataclass(frozen=True)
class Shown:
    """Pages that readers have got since the moment *at*, and those that the store refused: to be settled."""

    pages: tuple[Finished, ...]
    refused: tuple[Finished, ...]
    began: Moment
    at: datetime


def lay(finished: Sequence[Finished], began: Moment) -> None:
    """Show the pages to readers, and settle them."""
    settle_shown([show(finished, began)])


def show(finished: Sequence[Finished], began: Moment) -> Shown:
    """Commit the pages together: readers have them when this returns. Their orders stay until they are settled.

    What shows a thing whose time has not come by the clock is not laid; its order waits for a moment.

    A page that the store cannot take fails alone: the others are committed without it. That the store as a whole
    cannot be written (a full disk, a lock) is raised.
    """
    finished = _without_embargoed(finished)
    if not finished:
        return Shown((), (), began, timezone.now())
    try:
        baked = (
            Baked(str(one.page), one.result.sheets, began.ticket, one.result.keys, one.result.is_absent)
            for one in finished
        )
        refused = page_store().commit(baked).refused
    except Exception as error:
        if _is_the_stores_fault(error):
            raise
        if len(finished) == 1:
            note_failure(finished[0].page, finished[0].revision, error)
            return Shown((), (), began, timezone.now())
        each = [show([one], began) for one in finished]
        return Shown(
            tuple(page for one in each for page in one.pages),
            tuple(page for one in each for page in one.refused),
            began,
            max(one.at for one in each),
        )
    return Shown(
        tuple(one for one in finished if str(one.page) not in refused),
        tuple(one for one in finished if str(one.page) in refused),
        began,
        timezone.now(),
    )


def settle_shown(shown: Sequence[Shown]) -> None:
    """Have on disk what was *shown*, and only then take off the orders for it; give back those of what was refused."""
    if not any(one.pages or one.refused for one in shown):
        return
    page_store().sync()
    for one in shown:
        if one.pages:
            settle(one.pages, one.began, one.at)
        if one.refused:
            give_back_now(page.page.pk for page in one.refused)


def _without_embargoed(finished: Sequence[Finished]) -> Sequence[Finished]:
    """Return those of *finished* that may be seen now; let the others be baked again soon."""
    now = timezone.now()
    not_due = keys_under_embargo(now)
    early = [one for one in finished if not_due & one.result.keys]
    if not early:
        return finished
    logger.warning("%d pages wait for the minute of what they show.", len(early))
    orders = Order.objects.filter(revision__in=[one.revision for one in early])
    orders.update(due_at=now + UNTIL_ASKED_AGAIN, taken_by="", taken_until=None)
    return [one for one in finished if one not in early]


def settle(finished: Sequence[Finished], began: Moment, committed_at: datetime) -> None:
    """Write the ledger and take the orders off, unless there is a new reason to bake.

    A newer ledger, written by another process meanwhile, is left alone. If touches were taken since the bake began, a
    page that shows something new keeps its order: the ledger did not know it when they were looked up.
    """
    with transaction.atomic():
        touches_were_taken = Clock.locked().number != began.clock
        pages = [one.page.pk for one in finished]
        overtaken = set(Page.objects.filter(pk__in=pages, ticket__gt=began.ticket).values_list("pk", flat=True))
        mine = [one for one in finished if one.page.pk not in overtaken]
        grown = replace_keys({one.page.pk: one.result.keys for one in mine})
        for cause in {one.cause for one in mine}:
            baked = Page.objects.filter(pk__in=[one.page.pk for one in mine if one.cause == cause])
            baked.update(ticket=began.ticket, baked_at=committed_at, cause=cause)
        done = [one.revision for one in mine if not (touches_were_taken and one.page.pk in grown)]
        if take_off(done) < len(finished):
            give_back(pages)


def note_failure(page: Page, revision: UUID, error: Exception) -> None:
    """Keep the order with the reason, to be tried again after a while that doubles. The old page stays as it is.

    After MOST_TRIES it is dead: it is tried again when something that the page shows changes, when somebody asks for
    it, or when the press starts anew. An order that was renewed meanwhile is due at once.

    Raises *error* where it is no page's fault: the database went away.
    """
    if not connection.is_usable():
        raise error
    logger.error("%s cannot be baked.", page, exc_info=error)
    order = Order.objects.filter(page=page, revision=revision)
    tries = order.values_list("tries", flat=True).first()
    if tries is None:
        return
    now = timezone.now()
    is_dead = tries + 1 >= MOST_TRIES
    wait = min(timedelta(seconds=2 ** min(tries, 20)), LONGEST_WAIT)
    reason = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    order.update(
        tries=F("tries") + 1,
        due_at=now + wait,
        dead_since=now if is_dead else None,
        last_error=reason[:500],
        taken_by="",
        taken_until=None,
    )
    if is_dead:
        logger.critical("%s is given up after %d tries; its old version stays on air: %s", page, tries + 1, reason)


def _is_the_stores_fault(error: Exception) -> bool:
    """Say whether no page could have been written, rather than this one."""
    a_pages_fault = sqlite3.DataError, sqlite3.IntegrityError, sqlite3.InterfaceError
    return isinstance(error, sqlite3.Error | OSError) and not isinstance(error, a_pages_fault)
