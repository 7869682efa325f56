"""Sitemaps: an index, one file a month of each edition, one for its fronts and standing pages; and robots.txt."""

from collections.abc import Iterator

from khabar.newsroom.models import Edition, Section, StandingPage
from khabar.press.keys import key
from khabar.press.recording import listed, record
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import (
    ROBOTS,
    SITEMAP_INDEX,
    absolute,
    archive_path,
    corrections_path,
    dated_path,
    front_path,
    month_sitemap_path,
    pages_sitemap_path,
    section_path,
    standing_path,
)
from khabar.site.newest import live_in_month, months_of
from khabar.site.pages.archive import edition_and_month, every_month
from khabar.site.rendering import render

CONTENT_TYPE = "application/xml; charset=utf-8"
THE_ONE = "all"


def bake_index(argument: str) -> list[Sheet]:
    """Return the index of all sitemaps, and robots.txt, which names it."""
    record(key("list", "editions"))
    addresses = [
        absolute(path)
        for edition in Edition.objects.all()
        for path in (
            pages_sitemap_path(edition),
            *(month_sitemap_path(edition, month) for month in months_of(edition)),
        )
    ]
    return [
        Sheet(SITEMAP_INDEX, render("sitemap_index.xml", addresses=addresses), content_type=CONTENT_TYPE),
        Sheet(ROBOTS, render("robots.txt", sitemap=absolute(SITEMAP_INDEX)), content_type="text/plain; charset=utf-8"),
    ]


def bake_month(argument: str) -> list[Sheet]:
    """Return the sitemap of a month; nothing once the month holds nothing any more."""
    edition, month = edition_and_month(argument)
    if edition is None:
        return []
    record(key("list", "sitemap", edition.pk, f"{month:%Y-%m}"))
    rows = live_in_month(edition, month).values_list("published_at", "updated_at", "slug")
    entries = [
        (
            absolute(dated_path(edition, published.astimezone(edition.zone).date(), slug)),
            (max(published, updated) if updated else published).astimezone(edition.zone).isoformat(timespec="seconds"),
        )
        for published, updated, slug in rows
        if published
    ]
    if not entries:
        return []
    return [
        Sheet(month_sitemap_path(edition, month), render("sitemap.xml", entries=entries), content_type=CONTENT_TYPE)
    ]


def bake_pages(argument: str) -> list[Sheet]:
    """Return the sitemap of what is no article: fronts, sections, the archive, standing pages."""
    edition = Edition.objects.filter(pk=argument).first()
    if edition is None:
        return []
    with listed(key("list", "sections", edition.pk), key("list", "standing_pages", edition.pk)):
        sections = list(Section.objects.filter(edition=edition).select_related("edition"))
        standing_pages = list(StandingPage.objects.filter(edition=edition, live=True).select_related("edition"))
    paths = [
        front_path(edition),
        *map(section_path, sections),
        archive_path(edition),
        corrections_path(edition),
        *map(standing_path, standing_pages),
    ]
    entries = [(absolute(path), "") for path in paths]
    return [Sheet(pages_sitemap_path(edition), render("sitemap.xml", entries=entries), content_type=CONTENT_TYPE)]


def _months_of_key(key: str) -> Iterator[str]:
    for beginning in ("list:sitemap:", "list:months:"):
        if key.startswith(beginning):
            yield key.removeprefix(beginning)


def _the_one(key: str) -> Iterator[str]:
    if key.startswith(("edition:", "list:edition:", "list:editions")):
        yield THE_ONE


def _editions_of_key(key: str) -> Iterator[str]:
    if key.startswith(("edition:", "list:sections:", "list:standing_pages:")):
        yield key.rpartition(":")[2]


def _every_edition() -> Iterator[str]:
    yield from map(str, Edition.objects.values_list("pk", flat=True))


INDEX = PageKind("sitemap_index", bake_index, _the_one, lambda: [THE_ONE], priority=51)
MONTH = PageKind("sitemap_month", bake_month, _months_of_key, every_month, priority=50)
PAGES = PageKind("sitemap_pages", bake_pages, _editions_of_key, _every_edition, priority=52)
