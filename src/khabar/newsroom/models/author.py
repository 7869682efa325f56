"""An author whose name stands over articles. Not an account: a stringer needs no password to have a byline."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.press.recording import Recorded
from khabar.text.slugs import slugify


class Author(Recorded, models.Model):
    press_key_kind = "author"

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True, unique=True, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("As readers see it: correspondent in Basra"))
    bio = models.TextField(_("about the author"), max_length=2000, blank=True)
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

    def save(self, *args: object, **kwargs: object) -> None:
        self.slug = self.slug or _free_slug(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came


def _free_slug(name: str) -> str:
    base = slugify(name)
    taken = set(Author.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if slug not in taken)
