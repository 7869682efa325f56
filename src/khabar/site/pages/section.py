"""The front of a section: its lead, three stories beside it, then day by day. What is older is in the archive."""

from collections.abc import Iterator

from khabar.newsroom.models import Section
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, archive_path, section_feed_path, section_path
from khabar.site.breaking import breaking_of
from khabar.site.documents import Head, Link, ListingDocument
from khabar.site.letterheads import letterhead_of
from khabar.site.newest import newest_of_section
from khabar.site.pages.former import redirects
from khabar.site.pages.listings import laid_out
from khabar.site.rendering import render_page
from khabar.site.teasers import teasers_of

SHOWN = 34


def bake(argument: str) -> list[Sheet]:
    section = Section.objects.select_related("edition", "parent__edition").filter(pk=argument).first()
    if section is None:
        return []
    edition = letterhead_of(section.edition)
    parent = section.parent
    below = Section.objects.filter(parent=section).select_related("edition")
    listing = ListingDocument(
        title=section.name,
        label=parent.name if parent else edition.words.section,
        label_path=section_path(parent) if parent else "",
        subsections=tuple(Link(one.name, section_path(one)) for one in below),
        has_kickers=bool(below),
        turns=(Link(edition.words.archive, archive_path(section.edition)),),
        **laid_out(teasers_of(newest_of_section(section, SHOWN))),
    )
    head = Head(
        title=f"{section.name} — {edition.name}",
        address=absolute(section_path(section)),
        feed=section_feed_path(section),
        feed_title=f"{section.name} — {edition.name}",
    )
    page = render_page(
        "listing.html",
        edition,
        head,
        section_here=section.parent_id or section.pk,
        listing=listing,
        breaking=breaking_of(section.edition),
    )
    here = section_path(section)
    return [Sheet(here, page), *redirects(section, here)]


def _arguments_of_key(key: str) -> Iterator[str]:
    """Yield the sections of an edition for its list too: every letterhead leads to them."""
    if key.startswith(("section:", "list:section:")):
        yield key.rpartition(":")[2]
    elif key.startswith("list:sections:"):
        yield from map(str, Section.objects.filter(edition=int(key.rpartition(":")[2])).values_list("pk", flat=True))


def _every_argument() -> Iterator[str]:
    yield from map(str, Section.objects.values_list("pk", flat=True))


KIND = PageKind("section", bake, _arguments_of_key, _every_argument, priority=21)
