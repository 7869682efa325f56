"""A news agency, known by its names in Arabic, English and French and by how copy abbreviates it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.press.recording import Recorded
from khabar.text.fold import fold


class AgencyQuerySet(models.QuerySet["Agency"]):
    def called(self, name: str) -> "Agency | None":
        """Return the agency that goes by *name* in any spelling, or None. Reads every agency: there are dozens."""
        wanted = fold(name).strip()
        return next((agency for agency in self if wanted in {fold(known) for known in agency.names()}), None)


class Agency(Recorded, models.Model):
    press_key_kind = "agency"

    name_ar = models.CharField(_("name in Arabic"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=120, blank=True)
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("One a line: abbreviations and spellings met in copy, as in أ ف ب or AFP."),
    )
    url = models.URLField(_("web address"), blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name_ar", "name_en"]

    def __str__(self) -> str:
        return self.name_ar or self.name_en or self.name_fr

    def clean(self) -> None:
        super().clean()
        if not (self.name_ar or self.name_en or self.name_fr):
            raise ValidationError({"name_ar": _("Give the agency a name in at least one language.")})

    def names(self) -> list[str]:
        """Return every name the agency goes by, the full ones first."""
        return [
            name.strip()
            for name in (self.name_ar, self.name_en, self.name_fr, *self.other_names.splitlines())
            if name.strip()
        ]

    def name_in(self, language: str) -> str:
        """Return the name that readers of *language* know."""
        return {"en": self.name_en, "fr": self.name_fr}.get(language, self.name_ar) or str(self)
