"""The sweep: page after page is baked again and compared, for ever, slowly, while the press has nothing else to do.

Nothing should ever be found. What is found all the same was forgotten by somebody's key: the page is ordered, and the
finding kept for people. Meant for a thread of its own: it has a connection of its own and never holds up the press.
"""

import logging
import random
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from khabar.press.differences import Difference
from khabar.press.forgotten import forget_old_touches
from khabar.press.models import Finding, Order, Page, Touch
from khabar.press.ordering import Identity, order_again
from khabar.press.registry import page_kinds
from khabar.press.stores.claims import claims_in
from khabar.press.verifying import check_page
from khabar.press.waiting import check_database_is_there

PAGES_AT_ONCE = 50
HEALED_KEPT = timedelta(days=30)
MOST_FINDINGS = 1000
SECONDS_AFTER_A_FAULT = 30.0

logger = logging.getLogger(__name__)


def sweep_forever(stop: threading.Event) -> None:
    """Compare KHABAR_PRESS_SWEEP_PER_SECOND pages a second until *stop* is set; with 0, none at all.

    Rests while anything waits to be baked. A database or store that is away is waited for.
    """
    rate = settings.KHABAR_PRESS_SWEEP_PER_SECOND
    if rate <= 0:
        return
    sweep = Sweep()
    while not stop.wait(1 / rate):
        try:
            check_database_is_there()
            if _is_idle():
                sweep.step()
        except Exception:
            logger.warning("The sweep cannot work; it tries again in %.0f s.", SECONDS_AFTER_A_FAULT, exc_info=True)
            connection.close()
            stop.wait(SECONDS_AFTER_A_FAULT)
    connection.close()


class Sweep:
    """Goes round all pages. Each step compares one; every second step one whose fault is not seen healed yet."""

    def __init__(self) -> None:
        # Begin anywhere, so that a press which is often started anew sees more than the first pages.
        highest = Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self._round = _pages_after(random.randrange(highest + 1))  # noqa: S311  no secret
        self._steps = 0

    def step(self) -> bool:
        """Compare one page; say whether it was as it should be. Costs a bake and a few queries."""
        identity = self._next()
        if identity is None:
            return True
        kind, argument = identity
        with claims_in(Path(settings.KHABAR_STORE_FILE)) as claims:
            checked = check_page(kind, argument, claims)
        if checked.differences:
            note_finding(kind, argument, checked.differences[0])
            return False
        if not checked.waits:
            Finding.objects.open().filter(kind=kind, argument=argument).update(healed_at=timezone.now())
        return True

    def _next(self) -> Identity | None:
        """Return the next page to look at; None at the end of a round, at which the next one begins."""
        self._steps += 1
        if self._steps % 2 and (finding := Finding.objects.open().order_by("?").first()) is not None:
            return finding.kind, finding.argument
        identity = next(self._round, None)
        if identity is None:
            _forget_what_is_old()
            self._round = _everything()
        return identity


def note_finding(kind: str, argument: str, difference: Difference) -> None:
    """Keep *difference* for people, say so in the log, and order its page."""
    logger.error("%s differs from what it should be, and nothing waited: %s", difference.page, difference)
    keys = ", ".join((*difference.lacking, *difference.suspects))
    told = {
        "what": difference.what.value,
        "path": difference.path[:1000],
        "stored": difference.stored[:300],
        "fresh": difference.fresh[:300],
        "keys": keys[:1000],
        "found_at": timezone.now(),
        "healed_at": None,
    }
    finding, is_new = Finding.objects.get_or_create(kind=kind, argument=argument, defaults=told)
    if not is_new:
        Finding.objects.filter(pk=finding.pk).update(**told, times=finding.times + 1)
    order_again(kind, argument, "sweep")


def _is_idle() -> bool:
    return not Touch.objects.exists() and not Order.objects.filter(tries=0).exists()


def _everything() -> Iterator[Identity]:
    yield from _pages_after(0)
    yield from _unknown_to_the_ledger()


def _pages_after(pk: int) -> Iterator[Identity]:
    """Yield every page of the ledger with a higher number than *pk*, in order, read a few at a time."""
    while rows := list(
        Page.objects.filter(pk__gt=pk).order_by("pk").values_list("pk", "kind", "argument")[:PAGES_AT_ONCE]
    ):
        for number, kind, argument in rows:
            yield kind, argument
            pk = number


def _unknown_to_the_ledger() -> Iterator[Identity]:
    """Yield the pages that a kind names, or the store has, and that the ledger has never heard of."""
    named = {(kind.name, argument) for kind in page_kinds() for argument in kind.every_argument()}
    with claims_in(Path(settings.KHABAR_STORE_FILE)) as claims:
        for owner in claims.owners():
            kind_of_owner, _colon, argument = owner.partition(":")
            named.add((kind_of_owner, argument))
    yield from sorted(named - set(Page.objects.values_list("kind", "argument").iterator()))


def _forget_what_is_old() -> None:
    now = timezone.now()
    forget_old_touches()
    Finding.objects.filter(healed_at__lt=now - HEALED_KEPT).delete()
    surplus = Finding.objects.newest_first().values_list("pk", flat=True)[MOST_FINDINGS:]
    Finding.objects.filter(pk__in=list(surplus)).delete()
