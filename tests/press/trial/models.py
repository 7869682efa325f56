"""The rows of the trial site: stories in sections, with tags, and a pair of numbers that are always equal."""

from typing import Any

from django.db import models

from khabar.press.recording import Recorded


class Section(Recorded, models.Model):
    press_key_kind = "section"

    name = models.CharField(max_length=80)

    class Meta:
        app_label = "press_trial"

    def __str__(self) -> str:
        return self.name


class Tag(Recorded, models.Model):
    press_key_kind = "tag"

    name = models.CharField(max_length=80)

    class Meta:
        app_label = "press_trial"

    def __str__(self) -> str:
        return self.name


class Story(Recorded, models.Model):
    press_key_kind = "story"
    press_projections = {"teaser": frozenset({"id", "headline", "live"})}
    press_aside = frozenset({"locked"})

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="stories")
    slug = models.CharField(max_length=80)
    headline = models.CharField(max_length=200)
    text = models.TextField(default="")
    locked = models.BooleanField(default=False)
    live = models.BooleanField(default=True)
    tags: Any = models.ManyToManyField(Tag, related_name="stories")

    class Meta:
        app_label = "press_trial"

    def __str__(self) -> str:
        return self.headline


class FormerSlug(models.Model):
    """A slug that a story had before; its old address leads to the new one."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="former_slugs")
    slug = models.CharField(max_length=80)

    class Meta:
        app_label = "press_trial"

    def __str__(self) -> str:
        return self.slug


MODELS = (Section, Tag, Story, FormerSlug)
