"""A finding of the sweep: a page that was not what a fresh bake gives although nothing waited."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.press.differences import What


class FindingQuerySet(models.QuerySet["Finding"]):
    def open(self) -> Self:
        """Keep what is not healed yet."""
        return self.filter(healed_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-found_at", "-pk")


class Finding(models.Model):
    """One row a page, found again or not: *times* counts. Texts are for people and short."""

    kind = models.CharField(max_length=40)
    argument = models.CharField(max_length=120)
    what = models.CharField(_("what"), max_length=12, choices=[(one.value, one.value) for one in What])
    path = models.CharField(_("address"), max_length=1000, blank=True)
    stored = models.CharField(_("what readers got"), max_length=300, blank=True)
    fresh = models.CharField(_("what it should be"), max_length=300, blank=True)
    keys = models.CharField(_("keys that were missing"), max_length=1000, blank=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    found_at = models.DateTimeField(_("found at"))
    healed_at = models.DateTimeField(_("healed at"), null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [models.UniqueConstraint(fields=["kind", "argument"], name="press_one_finding_a_page")]
        indexes = [models.Index(fields=["-found_at"], name="press_findings_newest")]

    @property
    def page(self) -> str:
        return f"{self.kind}:{self.argument}"

    def __str__(self) -> str:
        return f"{self.what}: {self.path or self.page}"
