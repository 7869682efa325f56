"""Which documents were taken from the readers while the index may still hold them: no answer may count these."""

from collections import defaultdict
from typing import Final

from django.db import connection

from khabar.search.models import Change, Document

MOST_LOOKED_AT: Final = 2_000
"""Changes that are looked through, the newest first. With more waiting, an answer may count too many; it shows none."""


def leaving_ids() -> tuple[int, ...]:
    """Return the ids of those documents. One short query while nothing waits, which is nearly always."""
    if not _anything_waits():
        return ()
    waiting: dict[str, list[int]] = defaultdict(list)
    for kind, object_id in Change.objects.order_by("-pk").values_list("kind", "object_id")[:MOST_LOOKED_AT]:
        waiting[kind].append(object_id)
    return tuple(
        pk
        for kind, object_ids in waiting.items()
        for pk in Document.objects.filter(kind=kind, object_id__in=object_ids, is_public=False).values_list(
            "pk", flat=True
        )
    )


def _anything_waits() -> bool:
    """Ask in plain SQL: every search asks, and putting the same together from models takes five times as long."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT 1 FROM "search_change" LIMIT 1')
        return cursor.fetchone() is not None
