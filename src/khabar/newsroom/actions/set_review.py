"""Sets which steps an article of an edition passes before it is published, or that it passes none."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import TaskState, Workflow, WorkflowTask

from khabar.newsroom.models import Edition, EditionReview
from khabar.newsroom.starter.staff import REVIEW

MOST_STEPS = 3


def set_review(*, edition: Edition, steps: Sequence[Group | None], user: Any = None) -> None:
    """Let articles of *edition* pass *steps* in this order: a group each, None for whoever may publish.

    Without steps there is no review, and what was in it goes back to be written. Where a step is left out, what waits
    in it waits in the last one that is left: leaving a step out publishes nothing.
    """
    with transaction.atomic():
        if steps:
            _set_steps(_workflow(edition), steps, user)
        elif edition.review is not None and edition.review.active:
            edition.review.deactivate(user=user)


def steps_of(edition: Edition) -> list[EditionReview]:
    """Return the steps of *edition* in their order; none where its review is switched off."""
    if edition.review is None or not edition.review.active:
        return []
    return list(
        EditionReview.objects.filter(workflow_tasks__workflow=edition.review, active=True)
        .select_related("group")
        .order_by("workflow_tasks__sort_order")
    )


def _workflow(edition: Edition) -> Workflow:
    """Return the workflow of *edition*, switched on; one that other editions use too is left to them."""
    workflow = edition.review
    if workflow is None or workflow.editions.exclude(pk=edition.pk).exists():
        name = REVIEW.get(edition.language, REVIEW["en"])
        workflow = Workflow.objects.create(name=name if edition.is_default else f"{name}: {edition.name}")
        edition.review = workflow
        Edition.objects.filter(pk=edition.pk).update(review=workflow)
    if not workflow.active:
        workflow.active = True
        workflow.save()
    return workflow


def _set_steps(workflow: Workflow, steps: Sequence[Group | None], user: Any) -> None:
    links = list(WorkflowTask.objects.filter(workflow=workflow).order_by("sort_order"))
    tasks = [EditionReview.objects.filter(pk=link.task_id).first() for link in links]
    kept = [task for task in tasks if task is not None]
    WorkflowTask.objects.filter(workflow=workflow).delete()
    made = []
    for place, group in enumerate(steps):
        task = kept.pop(0) if kept else EditionReview()
        task.group, task.active = group, True
        task.name = group.name[:255] if group is not None else workflow.name
        later = steps[place:]
        task.publishers_decide = None in later
        task.save()
        task.deciders.set([one for one in later if one is not None])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=place)
        made.append(task)
    for task in kept:
        _leave_out(task, made[-1], user)


def _leave_out(task: EditionReview, last: EditionReview, user: Any) -> None:
    for waiting in TaskState.objects.filter(task=task, status=TaskState.STATUS_IN_PROGRESS):
        waiting.status, waiting.finished_by = TaskState.STATUS_CANCELLED, user
        waiting.save()
        state = waiting.workflow_state
        state.refresh_from_db()
        state.update(user=user, next_task=last)
    task.active = False
    task.save()
