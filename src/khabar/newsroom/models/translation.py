"""That an article says in its edition what another says in its own, and of which version of that one it knows.

The text of both stands in their articles. Here stands only whether one has fallen behind the other: each new version
of the source says so, in the transaction that makes it (decision 048).
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models.version import Change


class Lateness(models.IntegerChoices):
    """What became of the source since, the gravest last."""

    NONE = 0, _("Says what its source says")
    CHANGED = 1, _("The source changed since")
    CORRECTED = 2, _("The source was corrected since")
    GONE = 3, _("The source was withdrawn")


class Settled(models.TextChoices):
    """How a translator answered to a new version of the source."""

    FOLLOWED = "followed", _("Brought up to date")
    NOT_NEEDED = "not_needed", _("Nothing to change")


LATENESS_AFTER = {
    Change.MINOR: Lateness.CHANGED,
    Change.UPDATE: Lateness.CHANGED,
    Change.CORRECTION: Lateness.CORRECTED,
    Change.RETURN: Lateness.CORRECTED,
    Change.WITHDRAWAL: Lateness.GONE,
}


def lateness_after(changes: list[str]) -> Lateness:
    """Return how late a translation is after *changes* of its source, in their order."""
    late = [LATENESS_AFTER[Change(change)] for change in changes if change in LATENESS_AFTER]
    if late and late[-1] != Lateness.GONE:
        late = [min(one, Lateness.CORRECTED) for one in late]  # it was withdrawn, and readers have it again
    return late[-1] if late and late[-1] == Lateness.GONE else max(late, default=Lateness.NONE)


class TranslationQuerySet(models.QuerySet["Translation"]):
    def late(self) -> "TranslationQuerySet":
        """Keep those that have fallen behind, the gravest first."""
        return self.filter(lateness__gt=Lateness.NONE).order_by("-lateness", "late_since", "pk")

    def fall_behind(self, source_id: int, change: str) -> int:
        """Note that *source_id* has a new version; return how many translations it has."""
        late = LATENESS_AFTER.get(Change(change), Lateness.NONE)
        if late == Lateness.NONE:
            return 0
        worst: Any = late
        if late == Lateness.CHANGED:
            stays = models.When(lateness__gt=late, then=models.F("lateness"))
            worst = models.Case(stays, default=models.Value(int(late)))
        since = Coalesce("late_since", models.Value(timezone.now(), models.DateTimeField()))
        return self.filter(source=source_id).update(lateness=worst, late_since=since)


class Translation(models.Model):
    article = models.OneToOneField(
        "newsroom.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="translation"
    )
    source = models.ForeignKey(
        "newsroom.Article",
        verbose_name=_("source"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="translations",
    )
    """None once it was deleted."""
    source_version = models.PositiveIntegerField(_("version of the source"))
    """The version of the source that the translation says."""
    lateness = models.PositiveSmallIntegerField(_("state"), choices=Lateness, default=Lateness.NONE)
    late_since = models.DateTimeField(_("late since"), null=True, blank=True)
    settled_as = models.CharField(max_length=12, choices=Settled, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TranslationQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["-lateness", "late_since"],
                condition=models.Q(lateness__gt=0),
                name="newsroom_late_translations",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.article_id}"


@receiver(pre_delete, sender="newsroom.Article")
def _source_is_going(instance: Any, **_: Any) -> None:
    """A source that is deleted has no more versions that could say so."""
    Translation.objects.fall_behind(instance.pk, Change.WITHDRAWAL)
