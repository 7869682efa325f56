"""A site of another system that was brought into an edition: once, or again and again until the move."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models import Edition


class System(models.TextChoices):
    """Which system wrote the export."""

    WORDPRESS = "wordpress", "WordPress"
    GHOST = "ghost", "Ghost"


class Origin(models.Model):
    """*name* is the site's address, or what the operator calls it: the numbers of its things are its own."""

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="origins")
    system = models.CharField(_("system"), max_length=12, choices=System)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        constraints = [models.UniqueConstraint(fields=["edition", "system", "name"], name="interchange_origin_once")]

    def __str__(self) -> str:
        return self.name
