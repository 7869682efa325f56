"""A word to one member of staff about an article: it was given to her, it came back. Gone once she has read it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NOTICE_MAX_LENGTH = 1000


class NoticeKind(models.TextChoices):
    ASSIGNED = "assigned", _("was given to you")
    TAKEN_OVER = "taken_over", _("was given to somebody else")
    SENT_BACK = "sent_back", _("was sent back")
    APPROVED = "approved", _("was approved")
    LIVE = "live", _("is live")
    NOTE = "note", _("has a new note")
    LOCK_TAKEN = "lock_taken", _("was taken over: you had it locked")


class Notice(models.Model):
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=NoticeKind)
    text = models.TextField(max_length=NOTICE_MAX_LENGTH, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.article} {self.get_kind_display()}"
