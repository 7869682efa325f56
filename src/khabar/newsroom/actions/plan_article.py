"""Plans an article before a word of it is written, and gives articles to those who are to write them."""

import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from khabar.newsroom.actions.give_notice import give_notice
from khabar.newsroom.actions.save_draft import save_draft
from khabar.newsroom.models import Article, NoticeKind, Section, Stage
from khabar.newsroom.rights import policy_of


class NotOfTheEdition(Exception):
    """An article was to be given to somebody who may not write it."""


def plan_article(
    *,
    section: Section,
    title: str,
    assignee: Any = None,
    due_at: datetime.datetime | None = None,
    note: str = "",
    user: Any = None,
) -> Article:
    """Put an article with a working title and nothing else on the board, and return it.

    Raises ValidationError when the title can not stand, NotOfTheEdition when *assignee* may not write it.
    """
    with transaction.atomic():
        article = Article(edition=section.edition, section=section, headline=title, internal_notes=note)
        article.stage = Stage.PLANNED
        save_draft(article=article, user=user)
        if assignee is not None or due_at is not None:
            assign_article(article=article, assignee=assignee, due_at=due_at, user=user)
    return article


def assign_article(*, article: Article, assignee: Any, due_at: datetime.datetime | None, user: Any = None) -> None:
    """Let *article* be written by *assignee*, or by nobody yet, until *due_at*; tell her, and whoever had it before."""
    if assignee is not None and not may_be_given(article, assignee):
        raise NotOfTheEdition
    with transaction.atomic():
        before = Article.objects.values_list("assignee", "due_at").get(pk=article.pk)
        article.assignee, article.due_at = assignee, due_at
        if (article.assignee_id, due_at) == before:
            return
        Article.objects.filter(pk=article.pk).update(assignee=assignee, due_at=due_at)
        log(
            instance=article,
            action="khabar.assigned",
            user=user,
            data={"to": assignee.pk if assignee else None, "due": due_at.isoformat() if due_at else None},
        )
        if article.assignee_id != before[0]:
            give_notice(to=[article.assignee_id], kind=NoticeKind.ASSIGNED, article=article, by=user)
            give_notice(to=[before[0]], kind=NoticeKind.TAKEN_OVER, article=article, by=user)


def may_be_given(article: Article, account: Any) -> bool:
    """Say whether *account* may write *article*."""
    return bool(policy_of(Article).user_has_permission_for_instance(account, "change", article))
