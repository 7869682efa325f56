"""Leaves a word for whom it concerns. Nobody is told what she did herself."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import WorkflowState

from khabar.newsroom.models import Article, Notice, NoticeKind
from khabar.newsroom.models.notice import NOTICE_MAX_LENGTH

MOST_UNREAD = 200
"""Of one member of staff. Who reads none of them is spared more."""


def give_notice(
    *, to: Iterable[int | None], kind: NoticeKind, article: Article, by: Any = None, text: str = ""
) -> None:
    """Tell the accounts of these numbers about *article*, each once, but not whoever did it."""
    whom = {number for number in to if number is not None} - {getattr(by, "pk", None)}
    for number in sorted(whom):
        if Notice.objects.filter(to=number)[MOST_UNREAD - 1 : MOST_UNREAD].exists():
            continue
        Notice.objects.create(to_id=number, by=by, kind=kind, article=article, text=text[:NOTICE_MAX_LENGTH])


def notice_of_approval(state: WorkflowState, *, by: Any = None) -> None:
    """Tell those who wrote the article of *state* that it was approved, or is live by it."""
    article = Article.objects.select_related("latest_revision").get(pk=state.object_id)
    is_live = article.live and not article.has_unpublished_changes
    give_notice(
        to=concerned(article, state),
        kind=NoticeKind.LIVE if is_live else NoticeKind.APPROVED,
        article=article,
        by=by,
        text=state.current_task_state.comment if state.current_task_state else "",
    )


def writers_of(article: Article) -> set[int | None]:
    """Return the numbers of the accounts that are to write *article*, or wrote last in it."""
    revision = article.latest_revision
    return {article.assignee_id, revision.user_id if revision is not None else None}


def concerned(article: Article, state: WorkflowState | None = None) -> set[int | None]:
    """Return the numbers of the accounts that have *article* in hand: who is to write it, who handed it in."""
    return {article.assignee_id, state.requested_by_id if state is not None else None}
