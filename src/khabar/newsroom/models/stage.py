"""How far an article has come, who writes it and by when. What the desk plans by; no reader sees any of it.

These columns are the row's alone: a draft or an older version that is brought back does not bring back who had it then.
They change by `update`, and with what is done to the article itself: its drafts, its publishing, its leaving.
"""

from typing import Any, Final

from django.conf import settings
from django.db import models
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision
from wagtail.permissions import policy_registry


class Stage(models.TextChoices):
    """The columns of the board, and what stands on it no more."""

    PLANNED = "planned", _("Planned")
    WRITING = "writing", _("In writing")
    EDITING = "editing", _("With the editors")
    READY = "ready", _("Ready")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")
    AWAY = "away", _("Off the board")


STAGE_FIELDS: Final = frozenset({"stage", "assignee_id", "due_at"})


class Staged(models.Model):
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage, default=Stage.WRITING, db_default=Stage.WRITING.value, editable=False
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="assigned_articles",
    )
    due_at = models.DateTimeField(_("due"), null=True, editable=False)

    class Meta:
        abstract = True

    def has_text(self) -> bool:
        """Say whether anything has been written yet; a plan has a title only."""
        raise NotImplementedError

    def keep_stage(self, before: "Staged | None", *, live: bool, has_unpublished_changes: bool) -> None:
        """Settle the stage of a row that is about to be written whole in place of *before*."""
        if before is not None:
            self.stage, self.assignee_id, self.due_at = before.stage, before.assignee_id, before.due_at
        if live and not has_unpublished_changes:
            self.stage = Stage.LIVE
        elif live and self.stage != Stage.EDITING:
            self.stage = Stage.WRITING
        elif before is not None and getattr(before, "live", False) and not live:
            self.stage = Stage.AWAY

    def stage_of_draft(self, revision: Revision) -> Case:
        """Return the stage that the row has once *revision* is its newest draft.

        What was out or off the board is written again. A plan is written from the first word of its text. What was
        ready is not once somebody has changed it who may not say so.
        """
        begins = [Stage.LIVE, Stage.AWAY, *([Stage.PLANNED] if self.has_text() else [])]
        if self.stage == Stage.READY and revision.user is not None:
            policy = policy_registry.get(self)
            if not policy.user_has_permission_for_instance(revision.user, "publish", self):
                begins.append(Stage.READY)
        return Case(When(stage__in=begins, then=Value(Stage.WRITING.value)), default=models.F("stage"))

    def keep_plan_of(self, row: Any) -> None:
        """Take stage, assignee and time from *row*: what a revision says of them is old."""
        self.stage, self.assignee_id, self.due_at = row.stage, row.assignee_id, row.due_at
