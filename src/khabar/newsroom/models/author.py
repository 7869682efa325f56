"""An author whose name stands over articles. Not an account: a stringer needs no password to have a byline."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.press.recording import Recorded
from khabar.text.languages import language
from khabar.text.slugs import slugify, unique_slug


class Author(Recorded, models.Model):
    press_key_kind = "author"
    press_aside = frozenset({"user_id"})

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True, unique=True, blank=True)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("As readers see it: correspondent in Basra")
    )
    latin_name = models.CharField(
        _("name in Latin letters"),
        max_length=120,
        blank=True,
        help_text=_("Over articles of editions that are written with them: Salma al-Jubouri"),
    )
    latin_role = models.CharField(
        _("role in Latin letters"), max_length=120, blank=True, help_text=_("The same: correspondent in Basra")
    )
    bio = models.TextField(_("about the author"), max_length=2000, blank=True)
    beat = models.CharField(_("beat"), max_length=160, blank=True, help_text=_("What she writes about: courts, water"))
    contact = models.CharField(
        _("contact"),
        max_length=200,
        blank=True,
        help_text=_("As readers see it: an e-mail address, a number for Signal"),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def name_in(self, code: str) -> str:
        """Return the name as readers of the language *code* see it."""
        return self.latin_name if self.latin_name and language(code).direction == "ltr" else self.name

    def role_in(self, code: str) -> str:
        """Return the role as readers of the language *code* see it; nothing if it was written in other letters only."""
        return self.latin_role if self.latin_name and language(code).direction == "ltr" else self.role

    def clean(self) -> None:
        super().clean()
        self.slug = slugify(self.slug, max_length=120) or self._free_slug()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        others = Author.objects.exclude(pk=self.pk)
        return unique_slug(slugify(self.name) or "author", lambda slug: others.filter(slug=slug).exists())
