"""Which keys a page may have forgotten, when it differs although its ledger is whole: what was touched since its bake.

Costs the press one statement for each taking of touches.
"""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.utils import timezone

from khabar.press.keys import is_list
from khabar.press.models import LastTouch, Page
from khabar.press.witness import unrecorded_kinds

SHOWN = 5
LOOKED_AT = 500
TOUCHES_KEPT = timedelta(days=7)


def note_touched(keys: Iterable[str]) -> None:
    """Remember that *keys* were touched just now."""
    now = timezone.now()
    rows = [LastTouch(key=key, at=now) for key in sorted(set(keys))]
    LastTouch.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=["at"])


def forget_old_touches() -> None:
    """Forget what was touched longer ago than TOUCHES_KEPT."""
    LastTouch.objects.filter(at__lt=timezone.now() - TOUCHES_KEPT).delete()


def suspects_of(page: Page | None, keys: Collection[str], tables: Iterable[str]) -> list[str]:
    """Return, likeliest first, the keys that were touched since *page* was baked and that are not among its *keys*.

    Likeliest are those of rows that its bake read from *tables* without noting any key of their kind. Where no touch is
    remembered, these kinds are named alone, as in `section:?`.
    """
    kinds = unrecorded_kinds(tables, keys)
    since = page.baked_at if page is not None else None
    later = LastTouch.objects.filter(at__gte=since) if since is not None else LastTouch.objects.none()
    unheard = [key for key in later.order_by("-at").values_list("key", flat=True)[:LOOKED_AT] if key not in keys]
    unheard.sort(key=lambda key: (key.partition(":")[0] not in kinds, not is_list(key)))
    return unheard[:SHOWN] or [f"{kind}:?" for kind in kinds]
