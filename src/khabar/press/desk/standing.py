"""What the press's page shows, gathered from the rows. The cost in queries is the same for any number of orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from statistics import median

from django.db.models import Count, Min
from django.utils import timezone

from khabar.press.desk import plot
from khabar.press.desk.wording import (
    ago_phrase,
    cause_phrase,
    in_phrase,
    lane_name,
    length_phrase,
    milliseconds_phrase,
    pages_phrase,
    tries_phrase,
)
from khabar.press.lanes import Lane
from khabar.press.models import Batch, Order, Touch
from khabar.press.page_store import page_store
from khabar.press.status import dead_orders, failing_orders, oldest_change

FAILING_SHOWN = 50
BAKES_SHOWN = 20
BATCHES_READ = 100
MINUTES_SHOWN = 15
LATE_SECONDS = 30.0


@dataclass(frozen=True)
class Failing:
    """A page that cannot be baked: what went wrong, how often, and when it is tried again, unless it is given up."""

    pk: int
    page: str
    path: str
    error: str
    tries: str
    is_dead: bool
    next_try: str


@dataclass(frozen=True)
class Bake:
    """A page that was baked: the key for which, and in words where the cause is none."""

    page: str
    path: str
    cause: str
    reason: str
    when: str
    took: str


@dataclass(frozen=True)
class Waiting:
    """One lane with what waits in it."""

    name: str
    count: str
    oldest: str


@dataclass(frozen=True)
class Minute:
    """One minute of the plot, as a row of its table."""

    moment: str
    count: int
    middle: str
    slowest: str


@dataclass(frozen=True)
class Standing:
    """All that the page shows. *is_late* says that something waits and nothing is baked: perhaps nobody is there."""

    waiting: int
    waiting_in: list[Waiting]
    oldest: str
    is_late: bool
    failing_count: int
    dead_count: int
    failing: list[Failing]
    bakes: list[Bake]
    pages_a_second: float | None
    in_last_minute: str
    middle: str
    slow_end: str
    columns: list[plot.Column]
    minutes: list[Minute]


def standing(*, is_mirrored: bool) -> Standing:
    """Gather what there is to show now. *is_mirrored* draws the plot from right to left."""
    now = timezone.now()
    oldest = oldest_change()
    oldest_seconds = max(0.0, (now - oldest).total_seconds()) if oldest else 0.0
    batches = list(Batch.objects.order_by("-pk")[:BATCHES_READ])[::-1]
    urgent = Batch.objects.filter(visible_ms__isnull=False, lane__lte=Lane.FRONTS).order_by("-pk")
    seen = list(urgent[: plot.PLACES])[::-1]
    waits = [batch.visible_ms or 0.0 for batch in seen]
    busy_ms = sum(batch.bake_ms for batch in batches)
    failing = list(failing_orders().select_related("page").order_by("-tries", "page")[:FAILING_SHOWN])
    lanes = _waiting()
    touches = Touch.objects.aggregate(count=Count("pk"), since=Min("at"))
    moments = [since for _, since in lanes.values()] + ([touches["since"]] if touches["count"] else [])
    since = min(moments, default=now)
    last_seen = batches[-1].committed_at if batches else since
    named = [str(order.page) for order in failing] + [page for page, *_ in _newest(batches)]
    paths = page_store().addresses(named) if named else {}
    return Standing(
        waiting=sum(count for count, _ in lanes.values()) + touches["count"],
        waiting_in=[_waiting_in(lane, count, since, now) for lane, (count, since) in lanes.items()],
        oldest=length_phrase(oldest_seconds) if oldest else "",
        is_late=(now - max(since, last_seen)).total_seconds() > LATE_SECONDS,
        failing_count=failing_orders().count(),
        dead_count=dead_orders().count(),
        failing=[_failing(order, paths, now) for order in failing],
        bakes=[
            Bake(
                page,
                paths.get(page, ""),
                cause,
                cause_phrase(cause),
                ago_phrase((now - at).total_seconds()),
                milliseconds_phrase(took),
            )
            for page, cause, took, at in _newest(batches)
        ],
        pages_a_second=round(1000 * sum(batch.count for batch in batches) / busy_ms) if busy_ms else None,
        in_last_minute=pages_phrase(
            sum(batch.count for batch in batches if (now - batch.committed_at).total_seconds() < 60)
        ),
        middle=milliseconds_phrase(median(waits)) if waits else "",
        slow_end=milliseconds_phrase(_slow_end(waits)) if waits else "",
        columns=plot.columns(waits, is_mirrored=is_mirrored),
        minutes=_minutes(seen),
    )


def _waiting() -> dict[int, tuple[int, datetime]]:
    """Return, by lane, how many orders wait their turn and since when the oldest."""
    rows = Order.objects.filter(tries=0).values_list("lane").annotate(Count("page"), Min("asked_at")).order_by("lane")
    return {lane: (count, since) for lane, count, since in rows}


def _waiting_in(lane: int, count: int, since: datetime, now: datetime) -> Waiting:
    return Waiting(lane_name(lane), pages_phrase(count), ago_phrase((now - since).total_seconds()))


def _failing(order: Order, paths: dict[str, str], now: datetime) -> Failing:
    next_try = (order.due_at - now).total_seconds() if order.due_at else 0.0
    return Failing(
        pk=order.pk,
        page=str(order.page),
        path=paths.get(str(order.page), ""),
        error=order.last_error,
        tries=tries_phrase(order.tries),
        is_dead=order.dead_since is not None,
        next_try=in_phrase(next_try),
    )


def _newest(batches: Sequence[Batch]) -> list[tuple[str, str, float, datetime]]:
    """Return page, cause, milliseconds and moment of the last bakes, the newest first."""
    newest = (
        (page, cause, took, batch.committed_at)
        for batch in reversed(batches)
        for page, cause, took in reversed(batch.pages)
    )
    return list(islice(newest, BAKES_SHOWN))


def _slow_end(waits: Sequence[float]) -> float:
    """Return what nineteen of twenty changes did not exceed."""
    return sorted(waits)[min(len(waits) - 1, int(0.95 * len(waits)))]


def _minutes(seen: Sequence[Batch]) -> list[Minute]:
    """Return the plot's values minute by minute, the newest first."""
    by_minute: dict[datetime, list[float]] = {}
    for batch in seen:
        by_minute.setdefault(batch.committed_at.replace(second=0, microsecond=0), []).append(batch.visible_ms or 0.0)
    return [
        Minute(
            f"{timezone.localtime(moment):%H:%M}",
            len(waits),
            milliseconds_phrase(median(waits)),
            milliseconds_phrase(max(waits)),
        )
        for moment, waits in sorted(by_minute.items(), reverse=True)[:MINUTES_SHOWN]
    ]
