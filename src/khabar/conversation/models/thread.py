"""The thread: the conversation under one article. Whether it is open is read from the article and its edition, live."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models import Article, CommentMode
from khabar.press.recording import Recorded


class Thread(Recorded, models.Model):
    press_key_kind = "thread"

    article = models.OneToOneField(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="thread", editable=False
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.article)

    @property
    def mode(self) -> str:
        """One of the values of CommentMode, as the article or else its edition says now."""
        return self.article.effective_comment_mode

    @property
    def takes_comments(self) -> bool:
        """Say whether readers may write: the article is public and comments are open."""
        return bool(self.article.live) and self.mode == CommentMode.PRE_MODERATED
