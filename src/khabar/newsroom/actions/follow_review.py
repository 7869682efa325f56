"""Keeps the stage of an article in step with its review, which Wagtail leads and tells of by signals."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_cancelled, workflow_rejected

from khabar.newsroom.actions.give_notice import concerned, give_notice
from khabar.newsroom.models import Article, NoticeKind, Stage


@receiver(task_submitted)
def _with_the_editors(instance: TaskState, **_: Any) -> None:
    _set(instance.workflow_state, Stage.EDITING)


@receiver(workflow_rejected, sender=WorkflowState)
def _back(instance: WorkflowState, user: Any = None, **_: Any) -> None:
    _set(instance, Stage.WRITING)
    if _is_of_article(instance):
        article = Article.objects.get(pk=instance.object_id)
        reason = instance.current_task_state.comment if instance.current_task_state else ""
        to = concerned(article, instance)
        give_notice(to=to, kind=NoticeKind.SENT_BACK, article=article, by=user, text=reason)


@receiver(workflow_cancelled, sender=WorkflowState)
def _taken_back(instance: WorkflowState, **_: Any) -> None:
    """Publishing ends a review too, and has set the stage before."""
    _set(instance, Stage.WRITING, only_from=Stage.EDITING)


def _set(state: WorkflowState, stage: Stage, *, only_from: Stage | None = None) -> None:
    if _is_of_article(state):
        rows = Article.objects.filter(pk=state.object_id)
        (rows.filter(stage=only_from) if only_from else rows).update(stage=stage)


def _is_of_article(state: WorkflowState) -> bool:
    return bool(state.base_content_type_id == Article.get_base_content_type().pk)
