"""Saves an article as the desk has it, without showing it to readers."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.models import Revision

from khabar.newsroom.models import Article


def save_draft(*, article: Article, user: AbstractUser | None = None) -> Revision:
    """Keep what *article* says now, bylines and topics included, as its newest revision, and return that.

    A new article gets its row, not live. The row of a live one stays as readers see it.
    Raises ValidationError when the article can not stand as it is.
    """
    with transaction.atomic():
        if article.pk is None:
            article.live = False
            article.has_unpublished_changes = True
            article.full_clean()
            article.save()
        revision: Revision = article.save_revision(user=user, log_action=True)
    return revision
