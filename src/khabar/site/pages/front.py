"""The front of an edition: what is newest, by weight, then a band for each section."""

from collections.abc import Iterator

from khabar.newsroom.models import Edition, Photo, Section
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, front_path, section_path
from khabar.site.breaking import breaking_of
from khabar.site.documents import Band, BandShape, FrontDocument, Head, SectionLink, Teaser
from khabar.site.letterheads import letterhead_of
from khabar.site.newest import newest_by_people, newest_of_edition, newest_of_section
from khabar.site.pages.days import days_of
from khabar.site.pictures import share_image_of
from khabar.site.rendering import render_page
from khabar.site.teasers import teasers_of
from khabar.site.translations import alternates, fronts

TOP = 11
SECOND = 2
UNDER_LEAD = 2
LATEST, LATEST_AT_LEAST = 6, 3
WRITERS = 4
WIDE, FOUR = 5, 4


def bake(argument: str) -> list[Sheet]:
    """Return the front; an edition that published nothing yet has one too, which says so."""
    edition = Edition.objects.filter(pk=argument).first()
    if edition is None:
        return []
    front = front_document(edition)
    around = letterhead_of(edition)
    photo = Photo.objects.filter(led_articles=front.lead.article).first() if front.lead and front.lead.picture else None
    head = Head(
        title=f"{edition.name} — {edition.tagline}" if edition.tagline else edition.name,
        address=absolute(front_path(edition)),
        description=edition.tagline,
        image=share_image_of(photo) if photo else None,
        feed=around.feed,
        feed_title=edition.name,
        alternates=alternates(fronts(around)),
    )
    page = render_page(
        "front.html",
        around,
        head,
        is_front=True,
        front=front,
        last_updated=front.last_updated,
        breaking=breaking_of(edition),
    )
    return [Sheet(front_path(edition), page)]


def front_document(edition: Edition) -> FrontDocument:
    """Choose what the front shows, and where."""
    newest = list(teasers_of(newest_of_edition(edition, TOP)))
    if not newest:
        return FrontDocument(lead=None)
    lead = next((teaser for teaser in newest[:6] if teaser.picture), newest[0])
    rest = [teaser for teaser in newest if teaser is not lead]
    second = sorted(rest[: SECOND + UNDER_LEAD], key=lambda teaser: teaser.picture is None)[:SECOND]
    under_lead = [teaser for teaser in rest[: SECOND + UNDER_LEAD] if teaser not in second]
    others = rest[SECOND + UNDER_LEAD :][:LATEST]
    latest = others if len(others) >= LATEST_AT_LEAST else newest[:LATEST]
    at_the_top = {teaser.article for teaser in (lead, *second, *under_lead)}
    return FrontDocument(
        lead=lead,
        second=tuple(second),
        under_lead=tuple(under_lead),
        latest=days_of(latest),
        bands=tuple(_bands(edition, at_the_top)),
        writers=teasers_of(newest_by_people(edition, WRITERS, but_not=at_the_top)),
        last_updated=newest[0].moment,
    )


def _bands(edition: Edition, at_the_top: set[int]) -> Iterator[Band]:
    """Yield a band for each main section with something left to show, wide ones and fours in turn as far as it goes."""
    shape: BandShape = "four"
    for section in Section.objects.filter(edition=edition, parent=None).select_related("edition"):
        pks = [pk for pk in newest_of_section(section, WIDE + len(at_the_top)) if pk not in at_the_top]
        stories = teasers_of(pks[:WIDE])
        if len(stories) < 2:
            continue
        band = _band(section, stories, is_wide=shape == "four")
        shape = band.shape
        yield band


def _band(section: Section, stories: tuple[Teaser, ...], *, is_wide: bool) -> Band:
    """Give a section its shape. A wide band opens with a picture; where there is none, or too little, it is a four."""
    link = SectionLink(section.pk, section.name, section_path(section))
    opening = next((story for story in stories if story.picture), None)
    if is_wide and opening and len(stories) == WIDE:
        return Band(link, "wide", (opening, *(story for story in stories if story is not opening)))
    return Band(link, "four", stories[:FOUR])


def _arguments_of_key(key: str) -> Iterator[str]:
    """Yield every front for the list of editions: each letterhead leads to its sisters."""
    if key.startswith(("edition:", "list:edition:")):
        yield key.rpartition(":")[2]
    elif key == "list:editions":
        yield from _every_argument()


def _every_argument() -> Iterator[str]:
    yield from map(str, Edition.objects.values_list("pk", flat=True))


KIND = PageKind("front", bake, _arguments_of_key, _every_argument, priority=20)
