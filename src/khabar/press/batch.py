"""One batch: the most urgent orders, baked one after the other and committed together.

A batch is short, in pages and in time, so that urgent work which arrives meanwhile is next.
"""

import time

from django.db.models import Q
from django.utils import timezone

from khabar.press.baking import bake
from khabar.press.models import Order
from khabar.press.settling import Finished, Moment, lay, note_failure

PAGES_AT_ONCE = 32
SECONDS_AT_ONCE = 0.15


def bake_batch() -> int:
    """Bake one batch of what is due. Return how many pages were tried.

    Errors of one page are noted at that page; errors of the database or the store are raised, and nothing is lost.
    """
    due = Q(due_at=None) | Q(due_at__lte=timezone.now())
    orders = list(Order.objects.filter(due).order_by("priority", "page").select_related("page")[:PAGES_AT_ONCE])
    if not orders:
        return 0
    began = Moment.now()
    deadline = time.monotonic() + SECONDS_AT_ONCE
    finished: list[Finished] = []
    tried = 0
    for order in orders:
        tried += 1
        try:
            result = bake(order.page.kind, order.page.argument)
        except Exception as error:
            note_failure(order.page, order.revision, error)
        else:
            finished.append(Finished(order.page, order.revision, result))
        if time.monotonic() > deadline:
            break
    lay(finished, began)
    return tried
