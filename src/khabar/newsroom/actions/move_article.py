"""Moves an article to another stage, as far as it and whoever does it allow."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from khabar.newsroom import moves
from khabar.newsroom.actions.give_notice import concerned, give_notice, writers_of
from khabar.newsroom.actions.publish_article import publish_article
from khabar.newsroom.actions.schedule_article import schedule_article
from khabar.newsroom.models import Article, NoticeKind, Stage


class MoveRefused(Exception):
    """The move is not made; the message says why, to the desk."""


def move_article(
    *,
    article: Article,
    move: moves.Move,
    user: Any,
    seen: str = "",
    reason: str = "",
    at: datetime.datetime | None = None,
) -> Article:
    """Make *move* with *article* and return it as it stands then.

    *seen* is the stage in which *user* saw it. Raises MoveRefused where it was moved meanwhile, where she may not, or
    where the move lacks its reason or its time; ValidationError where the article cannot be published as it is.
    """
    with transaction.atomic():
        rows = Article.objects.select_for_update(of=("self",), no_key=True)
        article = rows.select_related("edition__review", "section").get(pk=article.pk)
        if seen and seen != article.stage:
            raise MoveRefused(_("Somebody has moved it meanwhile: look where it stands now."))
        reviews = moves.Reviews([article])
        if move not in moves.moves_of(article, user, reviews):
            raise MoveRefused(_("This move is not yours to make, or not possible any more."))
        if move.needs == moves.REASON and not reason.strip():
            raise MoveRefused(_("Say what is to be changed."))
        if move.needs == moves.TIME and (at is None or at <= timezone.now()):
            raise MoveRefused(_("Give a time that is still to come."))
        before = article.stage
        _make(article, move, user, reviews, reason.strip(), at)
        article = Article.objects.select_related("edition__review", "section").get(pk=article.pk)
        if article.stage != before:
            log(instance=article, action="khabar.moved", user=user, data={"from": before, "to": article.stage})
    return article


def _make(
    article: Article, move: moves.Move, user: Any, reviews: moves.Reviews, reason: str, at: datetime.datetime | None
) -> None:
    step, state = reviews.step_of(article), reviews.state_of(article)
    if move == moves.PUBLISH:
        publish_article(article=_draft(article), user=user)
        give_notice(to=concerned(article, state), kind=NoticeKind.LIVE, article=article, by=user)
    elif move == moves.SCHEDULE and at is not None:
        schedule_article(article=_draft(article), at=at, user=user)
    elif move == moves.UNSCHEDULE:
        unschedule_article(article=article)
    elif move == moves.HAND_IN and (review := article.get_workflow()) is not None:
        # Sent back before, it goes on where it was; else it starts with the first step.
        if state is not None:
            state.resume(user)
        else:
            review.start(_draft(article), user)
    elif step is not None and state is not None and move in (moves.APPROVE, moves.SEND_BACK):
        task_state = state.current_task_state.specific
        task_state.workflow_state.publishes = False
        verb = task_state.approve if move == moves.APPROVE else task_state.reject
        verb(user=user, comment=reason)
    elif move in (moves.TAKE_BACK, moves.MAKE_READY) and state is not None:
        state.cancel(user=user)
        _put(article, move.to)
    else:
        _put(article, move.to)
        if move == moves.SEND_BACK:
            give_notice(to=writers_of(article), kind=NoticeKind.SENT_BACK, article=article, by=user, text=reason)


def unschedule_article(*, article: Article) -> None:
    """Let *article* wait for no moment any more: it is ready. A live one stays as readers see it."""
    with transaction.atomic():
        article.revisions.update(approved_go_live_at=None)
        Article.objects.filter(pk=article.pk).update(stage=Stage.READY, go_live_at=None)
        latest = article.get_latest_revision()
        if latest is not None and latest.content.get("go_live_at"):
            latest.content["go_live_at"] = None
            Revision.objects.filter(pk=latest.pk).update(content=latest.content)


def _draft(article: Article) -> Article:
    draft: Article = article.get_latest_revision_as_object()
    return draft


def _put(article: Article, stage: Stage) -> None:
    Article.objects.filter(pk=article.pk).update(stage=stage)
