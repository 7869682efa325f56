"""Where an article stood before its slug or day changed, so that old links still find it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """The day (in the edition's time zone) and slug that were part of a public address once."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="former_addresses")
    day = models.DateField(_("day"))
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    left_at = models.DateTimeField(_("left at"), auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["article", "day", "slug"], name="newsroom_former_address_once")]

    def __str__(self) -> str:
        return f"{self.day:%Y/%m/%d}/{self.slug}"
