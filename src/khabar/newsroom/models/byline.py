"""One line of an article's bylines: an author or an agency, in the order the desk gave."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from khabar.newsroom.models.agency import Agency
from khabar.newsroom.models.at_hand import AtHand
from khabar.newsroom.models.author import Author


class Byline(AtHand, Orderable):
    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, verbose_name=_("author"), null=True, blank=True, on_delete=models.PROTECT, related_name="bylines"
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("agency"), null=True, blank=True, on_delete=models.PROTECT, related_name="bylines"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(author__isnull=True) ^ models.Q(agency__isnull=True),
                name="newsroom_byline_author_or_agency",
                violation_error_message=_("A byline is an author or an agency, one of the two."),
            )
        ]

    def __str__(self) -> str:
        return str(self.author or self.agency or "")

    def clean(self) -> None:
        super().clean()
        if (self.author is None) == (self.agency is None):
            raise ValidationError(_("A byline is an author or an agency, one of the two."))

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Ask the database for nothing: `clean` has said what the constraint says."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the line, unless it stands so: Wagtail saves every line of an article whenever the article is saved."""
        if self.pk is None or not self._stands():
            super().save(*args, **kwargs)

    def _stands(self) -> bool:
        values = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
        return type(self)._base_manager.filter(**values).exists()

    def name_in(self, language: str) -> str:
        """Return the name as readers of *language* see it."""
        return self.author.name_in(language) if self.author else self.agency.name_in(language) if self.agency else ""
