"""How the press stands, for people: on the command line and on its page of the admin."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, QuerySet
from django.utils import timezone

from khabar.press.models import Finding, Order, Page, Touch

FAILURES_SHOWN = 20


@dataclass(frozen=True)
class Status:
    """*waiting* counts orders and touches; *failing* the orders that failed, of which *dead* are not tried any more.
    *findings* counts pages that the sweep found wrong and that are not healed yet. *oldest_seconds* is the age of
    the oldest change that readers do not see yet, and 0 when there is none. *failures* says in one line each what
    the most stubborn pages lack.
    """

    pages: int
    waiting: int
    failing: int
    dead: int
    findings: int
    oldest_seconds: float
    failures: list[str]


def status() -> Status:
    """Return how many pages there are, wait and fail."""
    failing = failing_orders()
    shown = failing.select_related("page").order_by("-tries", "page")[:FAILURES_SHOWN]
    oldest = oldest_change()
    return Status(
        pages=Page.objects.count(),
        waiting=Order.objects.filter(tries=0).count() + Touch.objects.count(),
        failing=failing.count(),
        dead=dead_orders().count(),
        findings=Finding.objects.open().count(),
        oldest_seconds=round(max(0.0, (timezone.now() - oldest).total_seconds()), 1) if oldest else 0.0,
        failures=[f"{order.page}: {order.last_error} (tried {order.tries} times)" for order in shown],
    )


def failing_orders() -> QuerySet[Order]:
    """Return the orders whose page could not be baked, each with `tries` and `last_error`."""
    return Order.objects.filter(tries__gt=0)


def dead_orders() -> QuerySet[Order]:
    """Return the orders that failed so often that they are not tried any more by themselves."""
    return Order.objects.filter(tries__gt=0, dead_since__isnull=False)


def oldest_change() -> datetime | None:
    """Return when the change was made that waits longest to be seen, or None. Two look-ups in indexes."""
    touched = Touch.objects.order_by("pk").values_list("at", flat=True).first()
    ordered = Order.objects.aggregate(oldest=Min("asked_at"))["oldest"]
    return min((moment for moment in (touched, ordered) if moment is not None), default=None)
