"""Takes over an article that somebody else has locked; she is told, and what she had saved stays a draft."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from khabar.newsroom.actions.give_notice import give_notice
from khabar.newsroom.models import Article, NoticeKind
from khabar.newsroom.rights import policy_of


def may_take_over(article: Article, user: Any) -> bool:
    """Say whether *article* is locked by somebody else and *user* may open it."""
    policy = policy_of(Article)
    return (
        article.locked
        and article.locked_by_id != user.pk
        and policy.user_has_permission_for_instance(user, "unlock", article)
        and policy.user_has_permission_for_instance(user, "change", article)
    )


def take_over_lock(*, article: Article, user: Any) -> bool:
    """Lock *article* for *user* in place of whoever had it, and return whether there was something to take over."""
    with transaction.atomic():
        row = Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
        if not may_take_over(row, user):
            return False
        lost = row.locked_by_id
        Article.objects.filter(pk=row.pk).update(locked=True, locked_by=user, locked_at=timezone.now())
        log(instance=row, action="khabar.lock_taken", user=user, data={"from": lost})
        give_notice(to=[lost], kind=NoticeKind.LOCK_TAKEN, article=row, by=user)
    return True
