"""The pages of the trial site: a story, the front of a section, the page of a tag."""

from collections.abc import Callable, Iterable

from khabar.press.keys import key
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet
from tests.press.trial.models import Section, Story, Tag


def _html(title: str, lines: Iterable[str]) -> bytes:
    return "\n".join([f"<h1>{title}</h1>", *(f"<p>{line}</p>" for line in lines), "\N{BULLET}" * 200]).encode()


def bake_story(argument: str) -> list[Sheet]:
    record(key("story", argument))
    story = Story.objects.defer("locked").select_related("section").filter(pk=argument).first()
    if story is None or not story.live:
        return []
    path = f"/{story.slug}/"
    former = [f"/{one.slug}/" for one in story.former_slugs.order_by("pk") if one.slug != story.slug]
    tags = [tag.name for tag in story.tags.order_by("pk")]
    return [
        Sheet(path, _html(story.headline, [story.section.name, story.text, *tags])),
        Sheet(f"/s/{story.pk}", status=301, location=path),
        *(Sheet(one, status=301, location=path) for one in dict.fromkeys(former)),
    ]


def bake_section(argument: str) -> list[Sheet]:
    record(key("section", argument), key("list", "section", argument))
    section = Section.objects.filter(pk=argument).first()
    if section is None:
        return []
    stories = section.stories.filter(live=True).only("headline").order_by("-pk")[:5]
    return [Sheet(f"/section/{section.pk}/", _html(section.name, [story.headline for story in stories]))]


def bake_tag(argument: str) -> list[Sheet]:
    record(key("tag", argument), key("list", "tag", argument))
    tag = Tag.objects.filter(pk=argument).first()
    if tag is None:
        return []
    stories = tag.stories.filter(live=True).only("headline").order_by("-pk")[:5]
    return [Sheet(f"/tag/{tag.pk}/", _html(tag.name, [story.headline for story in stories]))]


def _argument(kind: str) -> Callable[[str], list[str]]:
    return lambda touched: [touched.removeprefix(f"{kind}:")] if touched.startswith(f"{kind}:") else []


def _every(model: type[Story] | type[Section] | type[Tag]) -> Callable[[], list[str]]:
    return lambda: [str(pk) for pk in model._base_manager.values_list("pk", flat=True)]


STORY = PageKind("story", bake_story, _argument("story"), _every(Story), priority=10)
SECTION = PageKind("section", bake_section, _argument("section"), _every(Section), priority=20)
TAG = PageKind("tag", bake_tag, _argument("tag"), _every(Tag), priority=30)
KINDS = (STORY, SECTION, TAG)
