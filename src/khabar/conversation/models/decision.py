"""A decision on a comment: who, from which state to which, why and when. Rows are added, never changed.

So a decision can be justified to the writer and undone by a colleague.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.conversation.models.comment import Comment, CommentState
from khabar.conversation.models.labels import RejectionReason


class Decision(models.Model):
    comment = models.ForeignKey(
        Comment, verbose_name=_("comment"), on_delete=models.CASCADE, related_name="decisions", db_index=False
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("moderator"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: a rule decided."),
    )
    from_state = models.CharField(_("from"), max_length=10, choices=CommentState)
    to_state = models.CharField(_("to"), max_length=10, choices=CommentState)
    reason = models.CharField(_("reason"), max_length=20, choices=RejectionReason, blank=True)
    note = models.TextField(_("note"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)
    undoes = models.OneToOneField(
        "self", verbose_name=_("undoes"), null=True, on_delete=models.CASCADE, related_name="undone_by"
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["pk"]
        indexes = [models.Index(fields=["comment", "id"], name="conversation_history")]

    def __str__(self) -> str:
        return f"{self.get_from_state_display()} › {self.get_to_state_display()}"
