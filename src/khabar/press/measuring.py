"""Keeps how the last batches went, for the people who look after the press. A bounded number of rows, one a batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from khabar.press.models import Batch, Order
from khabar.press.queue import presser_name

BATCHES_KEPT = 1000
BATCHES_BETWEEN_CLEARINGS = 50


@dataclass(frozen=True)
class Timed:
    """An order that was baked, and how long its bake took."""

    order: Order
    milliseconds: float


def note_batch(timed: Sequence[Timed], committed_at: datetime) -> None:
    """Keep what a batch took. Costs one row; now and then the oldest are cleared away.

    A clock that was set back while a change waited makes that change as fast as none can be: 0 ms.
    """
    if not timed:
        return
    waits = [
        max(0.0, (committed_at - one.order.asked_at).total_seconds() * 1000)
        for one in timed
        if one.order.is_for_a_change
    ]
    batch = Batch.objects.create(
        committed_at=committed_at,
        lane=timed[0].order.lane,
        count=len(timed),
        bake_ms=round(sum(one.milliseconds for one in timed), 2),
        visible_ms=round(max(waits), 2) if waits else None,
        pages=[[str(one.order.page), one.order.cause, round(one.milliseconds, 2)] for one in timed],
        presser=presser_name(),
    )
    if batch.pk % BATCHES_BETWEEN_CLEARINGS == 0:
        Batch.objects.filter(pk__lte=batch.pk - BATCHES_KEPT).delete()
