"""A topic: what an article is about, tied to a code of IPTC Media Topics where one fits."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models.edition import Edition
from khabar.press.recording import Recorded
from khabar.text.slugs import slugify, unique_slug


class Topic(Recorded, models.Model):
    press_key_kind = "topic"

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="topics")
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True, blank=True)
    media_topic = models.CharField(
        _("IPTC Media Topic"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}\Z", _("Eight digits, as in 16000000 (conflict, war and peace)."))],
        help_text=_("Eight digits from iptc.org/newscodes; agencies and search engines understand them."),
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["edition", "name"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="newsroom_topic_slug_in_edition")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.edition_id:
            self.slug = slugify(self.slug) or self._free_slug()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        others = Topic.objects.filter(edition_id=self.edition_id).exclude(pk=self.pk)
        return unique_slug(slugify(self.name) or "topic", lambda slug: others.filter(slug=slug).exists())
