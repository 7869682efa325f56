"""Taking away comes first: what was taken from the readers is gone from the store before whoever took it is told.

A page that is taken gets a tombstone at once, without being rendered: no fault of a template, and no render still under
way, can keep it. Then what else shows it is baked again, most urgent first, within limits; the rest follows with the
press. The rows of `Removal` are an outbox: a crash in the middle is made good at the next start of the press.
"""

import logging
import sqlite3
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from khabar.press.baking import ABSENT, bake
from khabar.press.delivery import CopiesRemain, deliver_since, last_commit
from khabar.press.foundations import lay_foundations
from khabar.press.lanes import ARCHIVE_FROM, FRONTS_FROM
from khabar.press.ledger import newest_showing, pages_of_kinds_showing
from khabar.press.models import Order, Page, Removal
from khabar.press.on_demand import needless
from khabar.press.ordering import claim_all
from khabar.press.page_store import page_store
from khabar.press.queue import give_back_now
from khabar.press.registry import page_kinds
from khabar.press.settling import Finished, Moment, lay, note_failure
from khabar.press.targets import lay_targets_of

MOST_PAGES_AT_ONCE = 100
MOST_OF_A_KEY = 40
LONGEST_SECONDS = 2.0
PAGES_A_COMMIT = 32
ROUNDS = 4
HEAD_START = timedelta(seconds=5)

Identity = tuple[str, str]

logger = logging.getLogger(__name__)


class NotTakenAway(Exception):
    """The store cannot be written: readers still get what was taken. The press goes on trying."""


class StillShown(Exception):
    """What was taken is gone, but *pages* that cannot be baked still tell of it. The press goes on trying."""

    def __init__(self, pages: Collection[str]) -> None:
        self.pages = tuple(pages)
        super().__init__(f"These pages cannot be baked and still tell of what was taken away: {', '.join(self.pages)}")


def remove_page(kind: str, argument: str, keys: Iterable[str]) -> None:
    """Note that the page (kind, argument) is taken from the readers, and take it right after the commit.

    Call it in the transaction of the change, with the *keys* of what is taken as it was. Outside of a transaction it is
    done when the call returns. What is raised then (NotTakenAway, StillShown, CopiesRemain, or an error of the
    database) tells that it is not all done; the press goes on with it.
    """
    _note(kind, argument, keys, is_gone=True)


def remove_from_page(kind: str, argument: str, keys: Iterable[str]) -> None:
    """The same for something that stands on a page which stays. If that cannot be baked without it, it is withheld.

    A withheld page answers 503 until the press can bake it.
    """
    _note(kind, argument, keys, is_gone=False)


def finish_removals() -> None:
    """Do what waits to be taken away, as `remove_page` tells. Costs one query when nothing waits."""
    _finish(list(Removal.objects.order_by("pk")))


def make_removals_good(*, waiting_for: timedelta = timedelta(0)) -> None:
    """Do, in the press, what a process that died or a store that failed has left behind.

    What waits for less than *waiting_for* is still in the hands of who took it away.
    """
    now = timezone.now()
    # A row from the future was written before the clock was set back.
    old = Q(at__lte=now - waiting_for) | Q(at__gt=now)
    try:
        _finish(list(Removal.objects.filter(old).order_by("pk")))
    except (StillShown, CopiesRemain):
        logger.exception("What was taken away is gone, but not from everywhere.")


def _note(kind: str, argument: str, keys: Iterable[str], *, is_gone: bool) -> None:
    Removal.objects.create(kind=kind, argument=argument, is_gone=is_gone, keys="\n".join(sorted(keys)))
    # The first of several removals of one transaction does them all; the others find nothing left.
    transaction.on_commit(finish_removals)


def _finish(waiting: list[Removal]) -> None:
    if not waiting:
        return
    taken = {(one.kind, one.argument) for one in waiting if one.is_gone}
    robbed = {(one.kind, one.argument) for one in waiting} - taken
    keys = {key for one in waiting for key in one.keys.splitlines()}
    try:
        seq = last_commit()
        page_store().take_away({f"{kind}:{argument}" for kind, argument in taken}, keys)
    except (sqlite3.Error, OSError) as error:
        raise NotTakenAway(f"The page store cannot be written: {error}") from error
    _lay_foundations_if_possible()
    orders = claim_all(taken | robbed, _telling_of(keys), due_in=HEAD_START, cause="taken away")
    failed = _Baking(orders, robbed).run()
    give_back_now(order.page.pk for order in orders)
    Removal.objects.filter(pk__in=[one.pk for one in waiting]).delete()
    deliver_since(seq)
    still_shown = [str(page) for page in failed if (page.kind, page.argument) not in taken | robbed]
    if still_shown:
        raise StillShown(still_shown)


def _lay_foundations_if_possible() -> None:
    """Taking away goes on without them: a page whose assets follow is better than one that shows what was taken."""
    try:
        lay_foundations()
    except Exception:
        logger.exception("The foundations cannot be laid.")


def _telling_of(keys: set[str]) -> list[int]:
    """Return the pages that show one of *keys* and are baked before anyone is told: all lists, and of others the
    newest. There can be very many of these, as when a standing page goes that every page links to.
    """
    lists = [kind.name for kind in page_kinds() if FRONTS_FROM <= kind.priority < ARCHIVE_FROM]
    first = pages_of_kinds_showing(keys, lists)
    return list(dict.fromkeys([*first, *newest_showing(keys, MOST_OF_A_KEY)]))[:MOST_PAGES_AT_ONCE]


@dataclass
class _Baking:
    """Bakes *orders*, pages in *robbed* first; such a page that cannot be baked is withheld."""

    orders: list[Order]
    robbed: set[Identity]

    def run(self) -> list[Page]:
        """Return the pages that could not be baked. What there is no time for is left to the press."""
        deadline = time.monotonic() + LONGEST_SECONDS
        failed: list[Page] = []
        waiting = sorted(self.orders, key=lambda order: (not self._is_robbed(order.page), order.lane, order.priority))
        for _round in range(ROUNDS):
            refused: list[Order] = []
            for start in range(0, len(waiting), PAGES_A_COMMIT):
                some = waiting[start : start + PAGES_A_COMMIT]
                if time.monotonic() > deadline and not self._is_robbed(some[0].page):
                    logger.warning("Some pages that told of what was taken away are left to the press.")
                    return failed
                refused += self._bake(some, failed)
            waiting = refused
        return failed

    def _bake(self, orders: list[Order], failed: list[Page]) -> list[Order]:
        """Bake *orders* and lay them together; return those that the store would not take, as something was newer."""
        absent = needless(order.page for order in orders)
        began = Moment.now()
        finished: list[Finished] = []
        for order in orders:
            try:
                result = ABSENT if order.page.pk in absent else bake(order.page.kind, order.page.argument)
            except Exception as error:
                failed.append(order.page)
                note_failure(order.page, order.revision, error)
                if self._is_robbed(order.page):
                    logger.error("%s is withheld from the readers until it can be baked.", order.page)
                    page_store().withhold({str(order.page)})
            else:
                finished.append(Finished(order.page, order.revision, result, order.cause))
        lay_targets_of(finished, [order.page for order in orders])
        lay(finished, began)
        baked = [one.page.pk for one in finished]
        late = set(Page.objects.filter(pk__in=baked, ticket__lt=began.ticket).values_list("pk", flat=True))
        return [order for order in orders if order.page.pk in late]

    def _is_robbed(self, page: Page) -> bool:
        return (page.kind, page.argument) in self.robbed
