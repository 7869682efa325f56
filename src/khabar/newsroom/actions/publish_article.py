"""Shows an article to readers."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from khabar.newsroom.actions.save_draft import save_draft
from khabar.newsroom.models import Article, Change


def publish_article(
    *,
    article: Article,
    user: AbstractUser | None = None,
    change: Change | None = None,
    note: str = "",
    signature: str = "",
) -> None:
    """Publish what *article* says now, at once, whatever was scheduled; *article* is the live row afterwards.

    Of an article that readers have, *change* says what they are told: nothing of a minor edit, the time of an update,
    and of a correction what *note* says, with *signature*. Without it, it is what the draft says.
    Raises ValidationError when the article can not stand as it is, or a correction says nothing.
    """
    with transaction.atomic():
        article.go_live_at = None
        if change is not None:
            article.change, article.change_note, article.change_signature = change, note, signature
        revision = save_draft(article=article, user=user)
        revision.publish(user=user, skip_permission_checks=True)
    article.refresh_from_db()
