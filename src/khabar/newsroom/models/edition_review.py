"""A step of an edition's review: an article waits for those who decide on it in its edition, and for nobody else."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Task, TaskState
from wagtail.permissions import policy_registry

from khabar.newsroom.models.article import Article
from khabar.newsroom.models.notice import NOTICE_MAX_LENGTH

_KEPT = "_khabar_reviews_by_group"
READY = "ready"
"""The action that approves and leaves publishing for later."""


class ReasonForm(TaskStateCommentForm):
    """Why an article is sent back: whoever wrote it must know what to change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        comment = self.fields["comment"]
        comment.required, comment.label, comment.max_length = True, _("What is to be changed"), NOTICE_MAX_LENGTH


class EditionReview(Task):
    group = models.ForeignKey(
        Group, verbose_name=_("group"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Whose step it is; without one, it is the step of whoever may publish."""
    deciders = models.ManyToManyField(Group, verbose_name=_("groups that decide"), related_name="+", editable=False)
    """The group, and those of the steps after it: a chief does not wait for the desk."""
    publishers_decide = models.BooleanField(_("whoever may publish decides"), default=True, editable=False)

    class Meta:
        verbose_name = _("review by the editors of the edition")
        verbose_name_plural = _("reviews by the editors of the edition")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self.is_decided_by(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self.is_decided_by(user, obj)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self.is_decided_by(user, obj)

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.is_decided_by(user, obj):
            return []
        actions = [
            ("reject", _("Send back"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]
        if self._is_last_of(obj):
            actions.append((READY, _("Approve, publish later"), False))
        return actions

    def get_form_for_action(self, action: str) -> Any:
        return ReasonForm if action == "reject" else TaskStateCommentForm

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Do as Wagtail does; approved with *READY*, the article is not published by it."""
        if action_name == READY:
            task_state.workflow_state.publishes = False
            action_name = "approve"
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **_kwargs: Any) -> QuerySet[TaskState]:
        """Return what waits for *user*: articles of editions in which she decides."""
        waiting: QuerySet[TaskState] = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        verb = "change" if user.is_superuser or self.pk in _decided_by_groups_of(user) else "publish"
        if verb == "publish" and not self._is_for_publishers:
            return waiting.none()
        within_reach = policy_registry.get_by_type(Article).instances_user_has_permission_for(user, verb).order_by()
        numbers = within_reach.annotate(number=Cast("pk", CharField())).values("number")
        kind = Article.get_base_content_type()
        found: QuerySet[TaskState] = waiting.filter(
            workflow_state__base_content_type=kind, workflow_state__object_id__in=numbers
        )
        return found

    @classmethod
    def get_description(cls) -> Any:
        return _("Whoever may publish in the article's edition decides")

    def is_decided_by(self, user: Any, obj: Any) -> bool:
        """Say whether *user* decides on *obj* in this step."""
        policy = policy_registry.get(obj)
        if self._is_for_publishers and policy.user_has_permission_for_instance(user, "publish", obj):
            return True
        is_hers = user.is_superuser or self.pk in _decided_by_groups_of(user)
        return bool(is_hers and policy.user_has_permission_for_instance(user, "change", obj))

    @property
    def _is_for_publishers(self) -> bool:
        return self.publishers_decide or self.group_id is None

    def _is_last_of(self, obj: Any) -> bool:
        state = obj.current_workflow_state
        return bool(state is not None and state.is_at_final_task)


def _decided_by_groups_of(user: Any) -> frozenset[int]:
    """Return the steps that groups of *user* decide. One query for each user object, which lives for a request."""
    kept: frozenset[int] | None = getattr(user, _KEPT, None)
    if kept is None:
        through = EditionReview.deciders.through
        steps = through.objects.filter(group__user=user.pk).values_list("editionreview_id", flat=True)
        kept = frozenset(steps)
        setattr(user, _KEPT, kept)
    return kept
