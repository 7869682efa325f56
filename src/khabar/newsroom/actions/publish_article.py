"""Shows an article to readers."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from khabar.newsroom.actions.save_draft import save_draft
from khabar.newsroom.models import Article


def publish_article(*, article: Article, user: AbstractUser | None = None) -> None:
    """Publish what *article* says now, at once, whatever was scheduled; *article* is the live row afterwards.

    Raises ValidationError when the article can not stand as it is.
    """
    with transaction.atomic():
        article.go_live_at = None
        revision = save_draft(article=article, user=user)
        revision.publish(user=user, skip_permission_checks=True)
    article.refresh_from_db()
