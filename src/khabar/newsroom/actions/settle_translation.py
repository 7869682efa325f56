"""Notes that somebody looked at what became of the source, and what came of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from khabar.newsroom.models import Lateness, Settled, Translation, Version
from khabar.newsroom.models.translation import lateness_after


def settle_translation(*, translation: Translation, version: int, how: Settled, user: Any = None) -> Translation:
    """Note that *translation* says what *version* of its source says, or need not; return it as it is then.

    *version* is the one that was looked at: a newer one that came meanwhile still waits.
    """
    with transaction.atomic():
        row = Translation.objects.select_for_update(of=("self",)).select_related("article").get(pk=translation.pk)
        row.source_version = max(row.source_version, version)
        row.lateness = _lateness(row)
        row.late_since = row.late_since if row.lateness else None
        row.settled_as, row.settled_at, row.settled_by = how, timezone.now(), user
        row.save()
        log(instance=row.article, action=f"khabar.translation_{how}", user=user, data={"version": row.source_version})
    return row


def _lateness(row: Translation) -> Lateness:
    if row.source_id is None:
        return Lateness.NONE
    since = Version.objects.of_article(row.source_id).filter(number__gt=row.source_version)
    return lateness_after(list(since.values_list("change", flat=True)))
