"""Which row of the trial site touches which keys."""

from collections.abc import Iterator

from khabar.press.keys import key
from khabar.press.registry import register_touches
from tests.press.trial.models import FormerSlug, Section, Story, Tag


def keys_of_section(section: Section) -> Iterator[str]:
    yield key("section", section.pk)


def keys_of_tag(tag: Tag) -> Iterator[str]:
    yield key("tag", tag.pk)


def keys_of_story(story: Story) -> Iterator[str]:
    """A draft is in no list."""
    yield key("story", story.pk)
    if story.live:
        yield key("list", "section", story.section_id)
        for tag in story.tags.all():
            yield key("list", "tag", tag.pk)


def keys_of_former_slug(former: FormerSlug) -> Iterator[str]:
    yield key("story", former.story_id)


register_touches(Section, keys_of_section)
register_touches(Tag, keys_of_tag)
register_touches(Story, keys_of_story)
register_touches(FormerSlug, keys_of_former_slug)
