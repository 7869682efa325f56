"""Copy that was taken in: the text as it came, and the fingerprint by which it is known when it comes again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models import Article, Edition


class Item(models.Model):
    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="items")
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    source_name = models.CharField(_("name of the file"), max_length=255, blank=True)
    encoding = models.CharField(_("encoding"), max_length=20)
    text = models.TextField(_("text as it came"))
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("received by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    article = models.ForeignKey(
        Article, verbose_name=_("article"), null=True, blank=True, on_delete=models.SET_NULL, related_name="items"
    )

    class Meta:
        verbose_name = _("item of copy")
        verbose_name_plural = _("items of copy")
        ordering = ["-received_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "fingerprint"], name="wire_item_once_in_edition")]

    def __str__(self) -> str:
        return self.source_name or f"{self.text.strip()[:60]}…"
