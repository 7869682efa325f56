"""Turns touched keys into orders: for the pages that showed them, and for the pages that they bring into being."""

import logging
import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from khabar.press.ledger import pages_showing
from khabar.press.models import Clock, Order, Page, Touch
from khabar.press.registry import page_kinds

TOUCHES_AT_ONCE = 500
ORDERS_AT_ONCE = 500
HOLD = timedelta(minutes=1)
LEAST_URGENT = 1_000_000

Identity = tuple[str, str]
"""A page's kind and argument."""

_T = TypeVar("_T")

logger = logging.getLogger(__name__)


def take_touches() -> int:
    """Order what the oldest waiting touches ask for and take them off the outbox. Return how many there were.

    The clock ticks before the ledger is asked. A bake that began earlier and shows new keys sees that it ticked and
    keeps its order; one that begins later reads what these touches are about. So none of them can miss.
    """
    free = Q(held_until=None) | Q(held_until__lte=timezone.now())
    touches = dict(Touch.objects.filter(free).order_by("pk").values_list("pk", "key")[:TOUCHES_AT_ONCE])
    if not touches:
        return 0
    born, unclear = _born_of(set(touches.values()))
    with transaction.atomic():
        Clock.locked().tick()
        pages = pages_showing(touches.values()) | _pages(born)
        if len(pages) <= ORDERS_AT_ONCE:
            _order(pages)
            _take_off(touches, unclear)
            return len(touches)
    # So many would hold SQLite's one writer too long: in steps, and the touches last.
    _order_in_steps(pages)
    with transaction.atomic():
        _take_off(touches, unclear)
    return len(touches)


def order_everything(known_to_store: Iterable[Identity]) -> int:
    """Order every page that there is, that there should be, and that the store still has. Return how many."""
    identities = set(Page.objects.values_list("kind", "argument")) | set(known_to_store)
    for kind in page_kinds():
        identities |= {(kind.name, argument) for argument in kind.every_argument()}
    for some in _parts(sorted(identities), ORDERS_AT_ONCE):
        with transaction.atomic():
            _order(_pages(some))
    return len(identities)


def claim(kind: str, argument: str, *, due_in: timedelta) -> Order:
    """Return the order of a page, made if there is none; other processes leave a new one alone for *due_in*."""
    with transaction.atomic():
        page = next(iter(_pages([(kind, argument)])))
        order, _ = Order.objects.select_related("page").get_or_create(
            page_id=page, defaults={"priority": _priority(kind), "due_at": timezone.now() + due_in}
        )
    return order


def retry_failures_now() -> None:
    """Let nothing wait out its back-off."""
    Order.objects.exclude(due_at=None).update(due_at=None)
    Touch.objects.exclude(held_until=None).update(held_until=None)


def _born_of(keys: set[str]) -> tuple[set[Identity], set[str]]:
    """Return the pages that *keys* may bring into being, and the keys for which a kind failed to say."""
    born: set[Identity] = set()
    unclear: set[str] = set()
    for kind in page_kinds():
        for key in keys:
            try:
                born |= {(kind.name, argument) for argument in kind.arguments_of_key(key)}
            except Exception:
                logger.exception("The page kind %s cannot say which pages %s brings into being.", kind.name, key)
                unclear.add(key)
    return born, unclear


def _take_off(touches: dict[int, str], unclear: set[str]) -> None:
    """Delete *touches*, but hold back those whose key is *unclear*, to be asked about again."""
    Touch.objects.filter(pk__in=[pk for pk, key in touches.items() if key not in unclear]).delete()
    held = [pk for pk, key in touches.items() if key in unclear]
    Touch.objects.filter(pk__in=held).update(held_until=timezone.now() + HOLD)


def _pages(identities: Iterable[Identity]) -> dict[int, str]:
    """Return the rows of *identities* with their kinds, made where there are none."""
    arguments_of_kind: dict[str, set[str]] = {}
    for kind, argument in identities:
        arguments_of_kind.setdefault(kind, set()).add(argument)
    found: dict[int, str] = {}
    for kind, arguments in arguments_of_kind.items():
        rows = Page.objects.filter(kind=kind, argument__in=arguments)
        missing = arguments - set(rows.values_list("argument", flat=True))
        Page.objects.bulk_create([Page(kind=kind, argument=one) for one in sorted(missing)], ignore_conflicts=True)
        found |= dict(rows.values_list("pk", "kind"))
    return found


def _order_in_steps(pages: dict[int, str]) -> None:
    for some in _parts(sorted(pages), ORDERS_AT_ONCE):
        with transaction.atomic():
            _order({pk: pages[pk] for pk in some})


def _order(pages: dict[int, str]) -> None:
    """Order *pages* with their kinds; one that waits already gets a new revision and its failures are forgotten."""
    orders = [Order(page_id=pk, priority=_priority(kind), revision=uuid.uuid4()) for pk, kind in pages.items()]
    Order.objects.bulk_create(
        orders,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["priority", "due_at", "revision", "tries", "last_error"],
    )


def _priority(kind: str) -> int:
    return next((known.priority for known in page_kinds() if known.name == kind), LEAST_URGENT)


def _parts(items: list[_T], size: int) -> Iterable[list[_T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
