"""An editor who does whatever can be done to the trial site, in an order that a seed decides."""

import random
from typing import Any

from django.db import transaction

from khabar.press.removal import remove_page
from khabar.press.touching import keys_of
from tests.press.trial.models import FormerSlug, Section, Story, Tag

WORDS = ("القائم", "الأنبار", "دير-الزور", "نينوى")


class Editor:
    """Each call of `work` is one action, committed on its own. Slugs are few, so that stories fight for addresses."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def work(self) -> None:
        actions = [
            self.open_section,
            self.rename_section,
            self.close_section,
            self.write,
            self.write,
            self.rewrite,
            self.rewrite_text,
            self.lock,
            self.move,
            self.readdress,
            self.publish_or_unpublish,
            self.spike,
            self.make_tag,
            self.rename_tag,
            self.rename_tag,
            self.rename_tag,
            self.drop_tag,
            self.tag,
            self.tag,
            self.tag,
            self.untag,
            self.retag_from_the_other_end,
        ]
        with transaction.atomic():
            self.chance.choice(actions)()

    def open_section(self) -> None:
        Section.objects.create(name=self._word())

    def rename_section(self) -> None:
        if section := self._any(Section):
            section.name = self._word()
            section.save()

    def close_section(self) -> None:
        if Section.objects.count() > 3 and (section := self._any(Section)):
            section.delete()

    def write(self) -> None:
        section = self._any(Section) or Section.objects.create(name=self._word())
        live = self.chance.random() < 0.8
        Story.objects.create(section=section, slug=self._word(), headline=self._word(), live=live)

    def rewrite(self) -> None:
        if story := self._any(Story):
            story.headline = self._word()
            story.save()

    def rewrite_text(self) -> None:
        if story := self._any(Story):
            story.text = self._word()
            story.save()

    def lock(self) -> None:
        if story := self._any(Story):
            story.locked = not story.locked
            story.save()

    def move(self) -> None:
        if story := self._any(Story):
            story.section = self._any(Section) or story.section
            story.save()

    def readdress(self) -> None:
        if story := self._any(Story):
            FormerSlug.objects.create(story=story, slug=story.slug)
            story.slug = self._word()
            story.save()

    def publish_or_unpublish(self) -> None:
        if story := self._any(Story):
            if story.live:
                remove_page("story", str(story.pk), keys_of(story))
            story.live = not story.live
            story.save()

    def spike(self) -> None:
        if story := self._any(Story):
            if self.chance.random() < 0.5:
                remove_page("story", str(story.pk), keys_of(story))
            story.delete()

    def make_tag(self) -> None:
        Tag.objects.create(name=self._word())

    def rename_tag(self) -> None:
        if tag := self._any(Tag):
            tag.name = self._word()
            tag.save()

    def drop_tag(self) -> None:
        if Tag.objects.count() > 3 and (tag := self._any(Tag)):
            tag.delete()

    def tag(self) -> None:
        if (story := self._any(Story)) and (tag := self._any(Tag)):
            story.tags.add(tag)

    def untag(self) -> None:
        if story := self._any(Story):
            story.tags.clear()

    def retag_from_the_other_end(self) -> None:
        if (story := self._any(Story)) and (tag := self._any(Tag)):
            self.chance.choice([lambda: tag.stories.set([story]), tag.stories.clear])()

    def _word(self) -> str:
        return self.chance.choice(WORDS) + self.chance.choice(["", "-2"])

    def _any(self, model: Any) -> Any:
        rows = list(model.objects.order_by("pk"))
        return self.chance.choice(rows) if rows else None
