"""How the press stands, for people: on the command line and, later, on a page of the admin."""

from dataclasses import dataclass

from django.db.models import QuerySet

from khabar.press.models import Order, Page, Touch

FAILURES_SHOWN = 20


@dataclass(frozen=True)
class Status:
    """*waiting* counts orders and touches; *failures* says in one line each what the most stubborn pages lack."""

    pages: int
    waiting: int
    failing: int
    failures: list[str]


def status() -> Status:
    """Return how many pages there are, wait and fail."""
    failing = failing_orders()
    shown = failing.select_related("page").order_by("-tries", "page")[:FAILURES_SHOWN]
    return Status(
        pages=Page.objects.count(),
        waiting=Order.objects.filter(tries=0).count() + Touch.objects.count(),
        failing=failing.count(),
        failures=[f"{order.page}: {order.last_error} (tried {order.tries} times)" for order in shown],
    )


def failing_orders() -> QuerySet[Order]:
    """Return the orders whose page could not be baked, each with `tries` and `last_error`."""
    return Order.objects.filter(tries__gt=0)
