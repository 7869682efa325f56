"""A section of an edition, in at most two levels: أخبار العراق, and below it الأنبار."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models.edition import Edition
from khabar.press.recording import Recorded
from khabar.text.slugs import slugify, unique_slug


class SectionQuerySet(models.QuerySet["Section"]):
    def in_menu_order(self) -> "SectionQuerySet":
        """Order main sections as in the menu, each followed by the sections below it."""
        return self.select_related("parent").order_by(
            "-edition__is_default",
            "edition__code",
            Coalesce("parent__order", "order"),
            Coalesce("parent__name", "name"),
            models.F("parent").asc(nulls_first=True),
            "order",
            "name",
        )


class Section(Recorded, models.Model):
    press_key_kind = "section"

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subsections",
        help_text=_("Leave empty for a main section. Sections have two levels."),
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True, blank=True)
    order = models.PositiveSmallIntegerField(_("place in the menu"), default=0)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["edition", "order", "name"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="newsroom_section_slug_in_edition")]

    def __str__(self) -> str:
        return f"{self.parent.name} › {self.name}" if self.parent else self.name

    def clean(self) -> None:
        super().clean()
        if self.edition_id:
            self.slug = slugify(self.slug) or self._free_slug()
        if self.parent is None:
            return
        has_subsections = self.pk is not None and self.subsections.exists()
        if self.parent == self or self.parent.parent_id is not None or has_subsections:
            raise ValidationError({"parent": _("Sections have two levels: this one cannot stand below that one.")})
        if self.parent.edition_id != self.edition_id:
            raise ValidationError({"parent": _("The main section belongs to another edition.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        others = Section.objects.filter(edition_id=self.edition_id).exclude(pk=self.pk)
        return unique_slug(slugify(self.name) or "section", lambda slug: others.filter(slug=slug).exists())
