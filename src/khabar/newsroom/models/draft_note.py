"""What one member of staff says to the others about a draft, until it is settled. No reader ever sees it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NOTE_OF_DRAFT_MAX_LENGTH = 2000
PASSAGE_MAX_LENGTH = 300


class DraftNote(models.Model):
    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="draft_notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("note"), max_length=NOTE_OF_DRAFT_MAX_LENGTH)
    passage = models.CharField(_("passage"), max_length=PASSAGE_MAX_LENGTH, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("note on a draft")
        verbose_name_plural = _("notes on drafts")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["article"], condition=models.Q(settled_at__isnull=True), name="newsroom_open_draft_notes"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
