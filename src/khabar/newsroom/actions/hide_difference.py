"""Hides what a version changed, for legal reasons. That it was hidden, and when, stays to be seen."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from khabar.newsroom.models import Version
from khabar.newsroom.models.version import PAGE_KIND
from khabar.newsroom.withdrawal import take_from_page
from khabar.press.keys import key
from khabar.press.outbox import touch


def hide_difference(*, version: Version, user: AbstractUser | None = None) -> None:
    """Hide the difference of *version* from readers; no page has it any more when this returns.

    The record keeps the text, for the newsroom. What was hidden before stays as it is.
    """
    with transaction.atomic():
        if version.hidden_at is not None:
            return
        version.hidden_at, version.hidden_by_id = timezone.now(), user.pk if user else None
        version.save(update_fields=["hidden_at", "hidden_by"])
        shown_by = key("list", PAGE_KIND, version.article_id)
        touch(shown_by)
        take_from_page(PAGE_KIND, version.article_id, [shown_by])
