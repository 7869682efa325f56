"""Which row of the trial site touches which keys."""

from collections.abc import Iterator

from khabar.press.keys import key
from khabar.press.projections import Seen, seen_of
from khabar.press.registry import register_touches
from tests.press.trial.models import FormerSlug, Section, Story, Tag


def keys_of_section(section: Section) -> Iterator[Seen]:
    yield from seen_of(section)


def keys_of_tag(tag: Tag) -> Iterator[str]:
    """Bare, as a part may declare it: any save touches it."""
    yield key("tag", tag.pk)


def keys_of_story(story: Story) -> Iterator[Seen]:
    """A draft is in no list."""
    yield from seen_of(story)
    tags = sorted(tag.pk for tag in story.tags.all())
    yield Seen(key("story", story.pk), tags)
    if story.live:
        yield Seen(key("list", "section", story.section_id), "in it")
        for tag in tags:
            yield Seen(key("list", "tag", tag), "in it")


def keys_of_former_slug(former: FormerSlug) -> Iterator[Seen]:
    yield Seen(key("story", former.story_id), former.slug)


register_touches(Section, keys_of_section)
register_touches(Tag, keys_of_tag)
register_touches(Story, keys_of_story)
register_touches(FormerSlug, keys_of_former_slug)
