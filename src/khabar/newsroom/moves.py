"""The moves of an article from stage to stage: which there are, and which of them one person may make.

The board's buttons and the server's answer to them come from here, so that neither offers what the other refuses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState, WorkflowTask

from khabar.newsroom.models import Article, EditionReview, Stage
from khabar.newsroom.rights import policy_of

REASON: Final = "reason"
TIME: Final = "time"


@dataclass(frozen=True)
class Move:
    """One step: *needs* says what must be said with it."""

    name: str
    to: Stage
    label: str | Promise
    needs: str = ""


START = Move("start", Stage.WRITING, _("Start writing"))
HAND_IN = Move("hand_in", Stage.EDITING, _("Send to the editors"))
TAKE_BACK = Move("take_back", Stage.WRITING, _("Take back"))
SEND_BACK = Move("send_back", Stage.WRITING, _("Send back"), needs=REASON)
APPROVE = Move("approve", Stage.READY, _("Approve"))
MAKE_READY = Move("make_ready", Stage.READY, _("It is ready"))
SCHEDULE = Move("schedule", Stage.SCHEDULED, _("Schedule"), needs=TIME)
UNSCHEDULE = Move("unschedule", Stage.READY, _("Take off the schedule"))
PUBLISH = Move("publish", Stage.LIVE, _("Publish now"))
PUT_AWAY = Move("put_away", Stage.AWAY, _("Take off the board"))
MOVES: Final = {
    move.name: move
    for move in (
        START,
        HAND_IN,
        TAKE_BACK,
        SEND_BACK,
        APPROVE,
        MAKE_READY,
        SCHEDULE,
        UNSCHEDULE,
        PUBLISH,
        PUT_AWAY,
    )
}


class Reviews:
    """The reviews that some articles are in, read at once: three queries for any number of them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        states = WorkflowState.objects.active().filter(
            base_content_type=Article.get_base_content_type(), object_id__in=[str(one.pk) for one in articles]
        )
        self._states = {int(state.object_id): state for state in states.select_related("current_task_state")}
        self._steps: dict[int, list[EditionReview]] = {}
        tasks = EditionReview.objects.select_related("group").in_bulk()
        for link in WorkflowTask.objects.order_by("sort_order"):
            if link.task_id in tasks:
                self._steps.setdefault(link.workflow_id, []).append(tasks[link.task_id])

    def state_of(self, article: Article) -> WorkflowState | None:
        """Return the review that *article* is in, be it sent back."""
        return self._states.get(article.pk)

    def step_of(self, article: Article) -> EditionReview | None:
        """Return the step in which *article* waits now."""
        state = self.state_of(article)
        if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS or state.current_task_state is None:
            return None
        steps = self._steps.get(state.workflow_id, [])
        return next((step for step in steps if step.pk == state.current_task_state.task_id), None)

    def last_step_of(self, article: Article) -> EditionReview | None:
        """Return the step that decides in the end, if the edition of *article* has a review."""
        review = article.get_workflow()
        steps = self._steps.get(review.pk, []) if review is not None else []
        return steps[-1] if steps else None


def may_publish_now(article: Article, user: Any, reviews: Reviews | None = None) -> bool:
    """Say whether *user* may publish *article* as it stands: where approval is required, once it was given."""
    if not policy_of(Article).user_has_permission_for_instance(user, "publish", article):
        return False
    if not article.edition.review_is_required or article.stage in (Stage.READY, Stage.SCHEDULED, Stage.LIVE):
        return True
    last = (reviews or Reviews([article])).last_step_of(article)
    return last is None or last.is_decided_by(user, article)


def moves_of(article: Article, user: Any, reviews: Reviews) -> list[Move]:
    """Return the moves that *user* may make with *article* now, the likeliest first."""
    if article.locked and article.locked_by_id != user.pk:
        return []
    policy = policy_of(Article)
    step = reviews.step_of(article)
    decides = step is not None and step.is_decided_by(user, article)
    may_write = policy.user_has_permission_for_instance(user, "change", article)
    publishes = may_publish_now(article, user, reviews)
    has_review = article.get_workflow() is not None
    moves: list[Move] = []
    match article.stage:
        case Stage.PLANNED if may_write:
            moves = [START]
        case Stage.WRITING if may_write:
            moves = [HAND_IN, *([MAKE_READY] if publishes else [])]
        case Stage.EDITING if step is not None:
            state = reviews.state_of(article)
            is_hers = state is not None and user.pk in (state.requested_by_id, article.assignee_id)
            moves = [APPROVE, SEND_BACK] if decides else [TAKE_BACK] if is_hers and may_write else []
        case Stage.EDITING if may_write:
            moves = [*([MAKE_READY, SEND_BACK] if publishes and not has_review else [TAKE_BACK])]
        case Stage.READY if publishes:
            moves = [SEND_BACK]
        case Stage.SCHEDULED if publishes:
            moves = [UNSCHEDULE]
    if publishes and article.stage in (Stage.WRITING, Stage.EDITING, Stage.READY, Stage.SCHEDULED):
        moves += [SCHEDULE, PUBLISH]
    if article.stage in (Stage.PLANNED, Stage.WRITING) and not article.live and (publishes or _is_hers(article, user)):
        moves.append(PUT_AWAY)
    return moves


def _is_hers(article: Article, user: Any) -> bool:
    return article.assignee_id is not None and article.assignee_id == user.pk
