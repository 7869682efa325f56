"""Takes an article from the readers."""

from django.contrib.auth.models import AbstractUser

from khabar.newsroom.models import Article


def unpublish_article(*, article: Article, user: AbstractUser | None = None, reason: str = "") -> None:
    """Take *article* from the readers; its addresses answer 410 when this returns, with the *reason* and the day.

    The desk keeps it as a draft.
    """
    article.withdrawal_reason = reason
    article.unpublish(user=user)
