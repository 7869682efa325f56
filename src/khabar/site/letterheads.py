"""Fills the letterhead of an edition, which every page of it shows and is baked again for."""

from functools import lru_cache

from khabar.newsroom.models import Edition, Section, StandingPage
from khabar.newsroom.models.standing_page import COMMENTS_POLICY_SLUG
from khabar.press.keys import key
from khabar.press.recording import listed, record
from khabar.press.remembering import kept
from khabar.site.addresses import (
    archive_path,
    corrections_path,
    edition_feed_path,
    front_path,
    search_description_path,
    search_path,
    section_path,
    standing_path,
    suggest_path,
)
from khabar.site.documents import EditionLink, Letterhead, Link, SectionLink
from khabar.site.wording import wording_for
from khabar.text.languages import language


@kept
def letterhead_of(edition: Edition) -> Letterhead:
    """Return what stands around the pages of *edition*, in three queries.

    Its rows are not noted one by one: the keys of the lists are touched by whatever is shown of them here.
    """
    record(key("edition", edition.pk))
    with listed(
        key("list", "sections", edition.pk), key("list", "standing_pages", edition.pk), key("list", "editions")
    ):
        sections = list(Section.objects.filter(edition=edition, parent=None))
        standing_pages = list(StandingPage.objects.filter(edition=edition, live=True).only("title", "slug", "order"))
        editions = list(Edition.objects.all())
    for section in sections:
        section.edition = edition
    for page in standing_pages:
        page.edition = edition
    policy = next((page for page in standing_pages if page.slug == COMMENTS_POLICY_SLUG), None)
    letterhead = Letterhead(
        code=edition.code,
        name=edition.name,
        tagline=edition.tagline,
        language=edition.language,
        direction=edition.direction,
        digits=edition.digits,
        home=front_path(edition),
        feed=edition_feed_path(edition),
        archive=archive_path(edition),
        corrections=corrections_path(edition),
        search=search_path(edition),
        suggest=suggest_path(edition),
        search_description=search_description_path(edition),
        words=wording_for(edition.language),
        sections=tuple(SectionLink(section.pk, section.name, section_path(section)) for section in sections),
        others=tuple(
            EditionLink(
                _name_among(editions, other),
                other.language,
                other.direction,
                front_path(other),
                other.code,
                other.is_default,
            )
            for other in editions
            if other != edition
        ),
        standing_pages=tuple(Link(page.title, standing_path(page)) for page in standing_pages),
        policy=standing_path(policy) if policy else "",
    )
    return _the_one_like(letterhead)


@lru_cache(maxsize=64)
def _the_one_like(letterhead: Letterhead) -> Letterhead:
    """Return the same object for equal ones: pieces of pages are looked up by it all the time, and it is large."""
    return letterhead


def letterhead_of_code(code: str) -> Letterhead:
    """Return the letterhead of the edition called *code*."""
    return letterhead_of(Edition.objects.get(code=code))


def _name_among(editions: list[Edition], edition: Edition) -> str:
    """Return what readers look for in the switch: the language; the edition's name where two speak the same."""
    shares_language = sum(other.language == edition.language for other in editions) > 1
    return edition.name if shares_language else language(edition.language).native_name
