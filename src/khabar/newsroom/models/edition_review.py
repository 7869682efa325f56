"""The step of a workflow in which an article waits for whoever may publish it in its edition, and for nobody else."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState
from wagtail.permissions import policy_registry


class EditionReview(Task):
    class Meta:
        verbose_name = _("review by the editors of the edition")
        verbose_name_plural = _("reviews by the editors of the edition")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._decides(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self._decides(user, obj)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._decides(user, obj)

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self._decides(user, obj):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **_kwargs: Any) -> QuerySet[TaskState]:
        """Return what waits for *user*: articles of editions in which she publishes."""
        waiting: QuerySet[TaskState] = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        kinds = WorkflowState.objects.filter(task_states__in=waiting).values_list("content_type", flat=True).distinct()
        found = waiting.none()
        for kind in list(kinds):
            policy = policy_registry.get_by_type(ContentType.objects.get_for_id(kind).model_class())
            within_reach = policy.instances_user_has_permission_for(user, "publish").order_by()
            numbers = within_reach.annotate(number=Cast("pk", CharField())).values("number")
            found |= waiting.filter(workflow_state__content_type=kind, workflow_state__object_id__in=numbers)
        return found

    @classmethod
    def get_description(cls) -> Any:
        return _("Whoever may publish in the article's edition decides")

    def _decides(self, user: Any, obj: Any) -> bool:
        return bool(policy_registry.get(obj).user_has_permission_for_instance(user, "publish", obj))
