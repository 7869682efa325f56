"""A standing page: about, contact, the comments policy. Publishable, but no news."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from khabar.newsroom.models.edition import Edition
from khabar.newsroom.models.publishable import DESK_FIELDS, Publishable
from khabar.press.recording import Recorded
from khabar.text.slugs import slugify, unique_slug

COMMENTS_POLICY_SLUG = "comments-policy"
ABOUT_SLUG = "about"


class StandingPage(Recorded, Publishable, models.Model):
    press_key_kind = "standing_page"
    press_aside = DESK_FIELDS

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="standing_pages"
    )
    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True, blank=True)
    body = RichTextField(_("text"), features=["h2", "h3", "bold", "ol", "ul", "link"])
    order = models.PositiveSmallIntegerField(_("place in the footer"), default=0)

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
        ordering = ["edition", "order", "title"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="newsroom_standing_page_slug_in_edition")
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.edition_id:
            self.slug = slugify(self.slug) or self._free_slug()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        others = StandingPage.objects.filter(edition_id=self.edition_id).exclude(pk=self.pk)
        return unique_slug(slugify(self.title) or "page", lambda slug: others.filter(slug=slug).exists())
