"""Turns touched keys into orders: for the pages that showed them, and for the pages that they bring into being.

A key that very many pages show is a cascade: its touch stays in the outbox and is ordered a slice at a time, so that no
transaction is long and what is published meanwhile passes by.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from khabar.press.forgotten import note_touched
from khabar.press.keeping import Kept
from khabar.press.keys import is_list, lists_first
from khabar.press.lanes import lane_of
from khabar.press.ledger import Shown, showing
from khabar.press.models import Clock, Order, Page, Touch
from khabar.press.on_demand import on_demand
from khabar.press.queue import Wanted, more_urgent, place, presser_name
from khabar.press.registry import page_kind, page_kinds

OLDEST_AT_ONCE = 400
NEWEST_AT_ONCE = 100
ORDERS_AT_ONCE = 500
MANY = 100
HOLD = timedelta(minutes=1)
EVERYTHING = "everything"
"""The cause of an order of everything, for people."""
LEAST_URGENT = 1_000_000
FIRST_OF_ALL = -1_000_000

Identity = tuple[str, str]
"""A page's kind and argument."""

_T = TypeVar("_T")

logger = logging.getLogger(__name__)


def take_touches(kept: Kept | None = None) -> int:
    """Order what waiting touches ask for and take them off the outbox. Return how much was done; 0 if nothing waits.
    What was *kept* hears of them.

    The oldest come first, and the newest with them: however much was touched at once, what is published now is not
    behind it. One transaction orders about ORDERS_AT_ONCE pages at most.
    """
    if not _free().exists():
        return 0
    with transaction.atomic():
        touches = _next_touches()
        fresh = [touch for touch in touches if not touch.ordered_up_to]
        clock = _order(fresh) if fresh else None
    if kept is not None and clock is not None:
        kept.hear({touch.key for touch in fresh}, clock.number)
    cascades = [touch.pk for touch in touches if touch.ordered_up_to]
    return len(fresh) + (_order_slice(cascades[0]) if cascades else 0)


def order_everything(
    known_to_store: Iterable[Identity], cause: str = EVERYTHING, *, first: Iterable[Identity] = ()
) -> int:
    """Order every page that there is, that there should be, and that the store still has. Return how many.

    *cause* is a word, for people. Pages in *first* go before all others of their lane, in that order.
    """
    places = {identity: FIRST_OF_ALL + number for number, identity in enumerate(first)}
    standing = set(known_to_store)
    identities = set(Page.objects.values_list("kind", "argument")) | standing
    for kind in page_kinds():
        identities |= {(kind.name, argument) for argument in kind.every_argument()}
    now = timezone.now()
    count = 0
    for part in _parts(sorted(identities), ORDERS_AT_ONCE):
        some = _without_absent(part, standing)
        count += len(some)
        with transaction.atomic():
            Clock.locked()
            pages = _pages(some)
            wanted = {
                identity: _wanted(page.pk, page.kind, cause, now, is_named=False, is_many=True)
                for identity, page in pages.items()
            }
            place(replace(one, priority=places.get(identity, one.priority)) for identity, one in wanted.items())
    return count


def _without_absent(identities: Iterable[Identity], standing: set[Identity]) -> list[Identity]:
    """Leave out the pages that are baked on demand and do not stand in the store."""
    arguments_of_kind: dict[str, list[str]] = {}
    for kind, argument in identities:
        arguments_of_kind.setdefault(kind, []).append(argument)
    return [
        (kind, argument)
        for kind, arguments in arguments_of_kind.items()
        for absent in [on_demand(kind, arguments)]
        for argument in arguments
        if argument not in absent or (kind, argument) in standing
    ]


def order_again(kind: str, argument: str, cause: str) -> None:
    """Order one page, for a reason that is no change: *cause* is a word, for people."""
    with transaction.atomic():
        Clock.locked()
        page = _pages([(kind, argument)])[kind, argument]
        place([_wanted(page.pk, kind, cause, timezone.now(), is_named=False, is_many=True)])


def claim(kind: str, argument: str, *, due_in: timedelta, cause: str = "at once") -> Order:
    """Return the order of a page, made if there is none; other processes leave a new one alone for *due_in*."""
    return claim_each({(kind, argument): cause}, due_in=due_in)[kind, argument]


def claim_each(causes: Mapping[Identity, str], *, due_in: timedelta) -> dict[Identity, Order]:
    """Do the same for many pages, each with its cause. Costs a few queries, however many they are."""
    now = timezone.now()
    with transaction.atomic():
        Clock.locked()
        pages = _pages(causes)
        new = [
            Order(
                page=page,
                lane=lane_of(_priority(page.kind), is_named=True, is_many=False),
                priority=_priority(page.kind),
                cause=causes[one],
                asked_at=now,
                taken_by=presser_name(),
                taken_until=now + due_in,
            )
            for one, page in pages.items()
        ]
        Order.objects.bulk_create(new, ignore_conflicts=True)
        orders = Order.objects.select_related("page").filter(page__in=[page.pk for page in pages.values()])
        by_page = {order.page_id: order for order in orders}
        return {one: by_page[page.pk] for one, page in pages.items()}


def claim_all(identities: Iterable[Identity], pages: Iterable[int], *, due_in: timedelta, cause: str) -> list[Order]:
    """Order the pages of *identities*, made where there are none, and those numbered, all leased to this process.

    Whoever else has one of them in hand comes too late: its order is another one now.
    """
    now = timezone.now()
    with transaction.atomic():
        Clock.locked()
        known = {page.pk: page.kind for page in _pages(identities).values()}
        known |= dict(Page.objects.filter(pk__in=list(pages)).values_list("pk", "kind"))
        place(_wanted(pk, kind, cause, now, is_named=True, is_many=False) for pk, kind in known.items())
        orders = Order.objects.filter(page__in=known)
        orders.update(taken_by=presser_name(), taken_until=now + due_in)
        return list(orders.select_related("page"))


def release_held_touches() -> None:
    """Let no touch wait any longer for a part that could not say what its key brings into being."""
    Touch.objects.exclude(held_until=None).update(held_until=None)


def _free() -> QuerySet[Touch]:
    return Touch.objects.filter(Q(held_until=None) | Q(held_until__lte=timezone.now()))


def _next_touches() -> list[Touch]:
    """Return the oldest touches and, when there are more, the newest; on PostgreSQL none that another presser has."""
    waiting = _free().select_for_update(skip_locked=True)
    oldest = list(waiting.order_by("pk")[:OLDEST_AT_ONCE])
    if len(oldest) < OLDEST_AT_ONCE:
        return oldest
    newest = waiting.filter(pk__gt=oldest[-1].pk).order_by("-pk")[:NEWEST_AT_ONCE]
    return oldest + list(newest)[::-1]


def _order(touches: Sequence[Touch]) -> Clock:
    """Order what *touches* ask for and take them off. The first whose pages are too many becomes a cascade; those
    that come after it in the ledger wait for the next call.

    The clock ticks before the ledger is asked. A bake that began earlier and shows new keys sees that it ticked and
    keeps its order; one that begins later reads what these touches are about. So none of them can miss. That holds for
    the later slices of a cascade too: who came to show its key in between was baked after the tick. Return the clock.
    """
    clock = Clock.locked()
    clock.tick()
    note_touched(touch.key for touch in touches)
    asked_at: dict[str, datetime] = {}
    for touch in touches:
        asked_at[touch.key] = min(touch.at, asked_at.get(touch.key, touch.at))
    newest = dict.fromkeys(touch.key for touch in reversed(touches))
    hurried = set(list(newest)[:MANY])
    found = showing(asked_at, limit=ORDERS_AT_ONCE)
    keys = found.finished | ({found.cut.key} if found.cut else set())
    born, unclear = _born_of(keys)
    reach = Counter(one.key for one in found.shown)
    wanted = _Wishes()
    for one in found.shown:
        is_many = reach[one.key] > MANY or one.key not in hurried
        wanted.add(_wanted(one.page, one.kind, one.key, asked_at[one.key], is_named=False, is_many=is_many))
    for identity, page in _pages(born).items():
        key = born[identity]
        wanted.add(_wanted(page.pk, page.kind, key, asked_at[key], is_named=True, is_many=key not in hurried))
    place(wanted.values())
    _take_off([touch for touch in touches if touch.key in keys], unclear, found.cut)
    return clock


class _Wishes(dict[int, Wanted]):
    """What is wanted of each page, once."""

    def add(self, one: Wanted) -> None:
        self[one.page] = more_urgent(one, self.get(one.page))


def _order_slice(cascade: int) -> int:
    """Order the next pages of a cascade; the touch goes with the last of them. Return how many, at least 1."""
    with transaction.atomic():
        touch = Touch.objects.filter(pk=cascade).select_for_update(skip_locked=True).first()
        if touch is None:
            return 1
        Clock.locked()
        found = showing([touch.key], after=touch.ordered_up_to, limit=ORDERS_AT_ONCE)
        place(_wanted(one.page, one.kind, one.key, touch.at, is_named=False, is_many=True) for one in found.shown)
        if found.cut is None:
            touch.delete()
        else:
            touch.ordered_up_to = found.cut.page
            touch.save(update_fields=["ordered_up_to"])
    return max(1, len(found.shown))


def _take_off(touches: Sequence[Touch], unclear: set[str], cut: Shown | None) -> None:
    """Delete *touches*, but hold back those whose key is *unclear*, and keep one for the key that was *cut*.

    An older cascade of a key that is touched again goes: the new one reaches all its pages.
    """
    held = {touch.pk for touch in touches if touch.key in unclear}
    kept = {touch.pk for touch in touches if cut is not None and touch.key == cut.key} - held
    gone = {touch.pk for touch in touches} - held - kept
    if kept and cut is not None:
        cascade = min(kept)
        gone |= kept - {cascade}
        Touch.objects.filter(pk=cascade).update(ordered_up_to=cut.page)
        Touch.objects.filter(key=cut.key, ordered_up_to__gt=0).exclude(pk=cascade).delete()
    for some in _parts(sorted(gone), ORDERS_AT_ONCE):
        Touch.objects.filter(pk__in=some).delete()
    if held:
        Touch.objects.filter(pk__in=held).update(held_until=timezone.now() + HOLD)


def _born_of(keys: Iterable[str]) -> tuple[dict[Identity, str], set[str]]:
    """Return the pages that *keys* may bring into being, with the key, and the keys for which a kind failed to say.

    Where a list and the thing itself name a page, the thing's key is the one that is told.
    """
    born: dict[Identity, str] = {}
    unclear: set[str] = set()
    ordered = lists_first(keys)
    for kind in page_kinds():
        for key in ordered:
            try:
                born |= {(kind.name, argument): key for argument in kind.arguments_of_key(key)}
            except Exception:
                logger.exception("The page kind %s cannot say which pages %s brings into being.", kind.name, key)
                unclear.add(key)
    return born, unclear


def _pages(identities: Iterable[Identity]) -> dict[Identity, Page]:
    """Return the rows of *identities*, made where there are none."""
    arguments: dict[str, set[str]] = {}
    for kind, argument in identities:
        arguments.setdefault(kind, set()).add(argument)
    if not arguments:
        return {}
    wanted = reduce(or_, (Q(kind=kind, argument__in=some) for kind, some in arguments.items()))
    rows = Page.objects.filter(wanted).only("kind", "argument")
    found = {(page.kind, page.argument): page for page in rows}
    missing = {(kind, argument) for kind, some in arguments.items() for argument in some} - found.keys()
    if missing:
        made = [Page(kind=kind, argument=argument) for kind, argument in sorted(missing)]
        Page.objects.bulk_create(made, ignore_conflicts=True)
        found = {(page.kind, page.argument): page for page in rows.all()}
    return found


def _wanted(page: int, kind: str, cause: str, asked_at: datetime, *, is_named: bool, is_many: bool) -> Wanted:
    priority = _priority(kind)
    lane = lane_of(priority, is_named=is_named, is_many=is_many)
    return Wanted(page, lane, priority, cause, asked_at, is_named and not is_list(cause))


def _priority(kind: str) -> int:
    try:
        return page_kind(kind).priority
    except KeyError:
        return LEAST_URGENT


def _parts(items: list[_T], size: int) -> Iterable[list[_T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
