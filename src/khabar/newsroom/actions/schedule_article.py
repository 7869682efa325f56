"""Leaves an article to be shown to readers later."""

import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from khabar.newsroom.actions.save_draft import save_draft
from khabar.newsroom.models import Article


def schedule_article(*, article: Article, at: datetime.datetime, user: AbstractUser | None = None) -> None:
    """Let what *article* says now go live *at* that moment, when `publish_due` finds it.

    A live article stays as readers see it until then. A moment that has passed publishes at once.
    """
    with transaction.atomic():
        article.go_live_at = at
        revision = save_draft(article=article, user=user)
        revision.publish(user=user, skip_permission_checks=True)
    article.refresh_from_db()
