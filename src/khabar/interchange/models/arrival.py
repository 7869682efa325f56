"""One thing of another site that is here: so it is known when it comes again, whatever the desk did to it since."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.interchange.models.origin import Origin


class Kind(models.TextChoices):
    """What it became here."""

    ARTICLE = "article", _("article")
    STANDING_PAGE = "standing_page", _("standing page")
    PHOTO = "photo", _("photo")


class Arrival(models.Model):
    """*key* is the other system's number. *digest* is of what it said there, as it was when it was taken in last.

    *object_id* names the row here; that may be gone, and then it is not made again. *lacks_pictures* says that the
    body has links where pictures belong, because nobody said where to take their files from.
    """

    origin = models.ForeignKey(Origin, verbose_name=_("origin"), on_delete=models.CASCADE, related_name="arrivals")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    key = models.CharField(_("number there"), max_length=191)
    object_id = models.PositiveBigIntegerField(_("number here"))
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    lacks_pictures = models.BooleanField(_("lacks pictures"), default=False)

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        constraints = [models.UniqueConstraint(fields=["origin", "kind", "key"], name="interchange_arrival_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
