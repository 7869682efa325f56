"""The page of a topic: the newest articles about it, day by day."""

from collections.abc import Iterator

from khabar.newsroom.models import Topic
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, archive_path, topic_path
from khabar.site.breaking import breaking_of
from khabar.site.documents import Head, Link, ListingDocument
from khabar.site.letterheads import letterhead_of
from khabar.site.newest import newest_of_topic
from khabar.site.pages.days import days_of
from khabar.site.pages.former import redirects
from khabar.site.rendering import render_page
from khabar.site.teasers import teasers_of

SHOWN = 30


def bake(argument: str) -> list[Sheet]:
    topic = Topic.objects.select_related("edition").filter(pk=argument).first()
    if topic is None:
        return []
    edition = letterhead_of(topic.edition)
    listing = ListingDocument(
        title=topic.name,
        label=edition.words.topic,
        days=days_of(teasers_of(newest_of_topic(topic, SHOWN))),
        turns=(Link(edition.words.archive, archive_path(topic.edition)),),
    )
    here = topic_path(topic)
    head = Head(title=f"{topic.name} — {edition.name}", address=absolute(here))
    page = render_page("listing.html", edition, head, listing=listing, breaking=breaking_of(topic.edition))
    return [Sheet(here, page), *redirects(topic, here)]


def _arguments_of_key(key: str) -> Iterator[str]:
    if key.startswith(("topic:", "list:topic:")):
        yield key.rpartition(":")[2]


def _every_argument() -> Iterator[str]:
    yield from map(str, Topic.objects.values_list("pk", flat=True))


KIND = PageKind("topic", bake, _arguments_of_key, _every_argument, priority=22)
