"""Sets up what an edition of the demo needs before its first article: sections, topics, people, agencies, pages.

Whatever the newsroom has under the same name is taken as it is.
"""

from dataclasses import dataclass

from django.db import transaction

from khabar.newsroom.actions import set_up_roles
from khabar.newsroom.models import Agency, Author, Edition, Section, StandingPage, Topic
from khabar.newsroom.starter.copy import starter_pages
from khabar.site.demo.markup import rich_text_of
from khabar.site.demo.reading import read_agencies
from khabar.site.demo.records import EditionCopy, PageCopy


@dataclass(frozen=True)
class House:
    """What articles refer to, by name."""

    edition: Edition
    rights: str
    sections: dict[str, Section]
    topics: dict[str, Topic]
    signatures: dict[str, Author | Agency]


def open_house(copy: EditionCopy, *, for_the_first_time: bool) -> House:
    """Return the house of *copy*. Only the first time are its name and its standing pages written."""
    with transaction.atomic():
        edition = _edition(copy, for_the_first_time)
        if for_the_first_time:
            for order, page in enumerate(copy.pages, start=1):
                _write_page(edition, page, order)
        return House(edition, copy.rights, _sections(edition, copy), _topics(edition, copy), _signatures(copy))


def _edition(copy: EditionCopy, for_the_first_time: bool) -> Edition:
    edition = Edition.objects.filter(code=copy.code).first()
    if edition is None:
        edition = Edition(
            code=copy.code, language=copy.language, name=copy.name, tagline=copy.tagline, time_zone=copy.time_zone
        )
        edition.full_clean()
        edition.save()
        set_up_roles(edition=edition)
    elif for_the_first_time and not edition.tagline:
        edition.tagline = copy.tagline
        edition.save()
    return edition


def _sections(edition: Edition, copy: EditionCopy) -> dict[str, Section]:
    sections: dict[str, Section] = {}
    for order, section in enumerate(copy.sections, start=1):
        main, _made = Section.objects.get_or_create(edition=edition, name=section.name, defaults={"order": order})
        sections[section.name] = main
        for place, name in enumerate(section.subsections, start=1):
            sections[name], _made = Section.objects.get_or_create(
                edition=edition, name=name, defaults={"parent": main, "order": place}
            )
    return sections


def _topics(edition: Edition, copy: EditionCopy) -> dict[str, Topic]:
    return {
        name: Topic.objects.get_or_create(edition=edition, name=name, defaults={"media_topic": code})[0]
        for name, code in copy.topics.items()
    }


def _signatures(copy: EditionCopy) -> dict[str, Author | Agency]:
    """Return authors and agencies by the names under which the copy of this edition knows them."""
    signatures: dict[str, Author | Agency] = {}
    for author in copy.authors:
        about = {"role": author.role, "bio": author.bio}
        signatures[author.name], _made = Author.objects.get_or_create(name=author.name, defaults=about)
    for agency in read_agencies():
        known = Agency.objects.all().called(agency.name_ar) or Agency.objects.create(
            name_ar=agency.name_ar,
            name_en=agency.name_en,
            name_fr=agency.name_fr,
            other_names="\n".join(agency.other_names),
        )
        signatures |= dict.fromkeys((agency.name_ar, agency.name_en), known)
    return signatures


def _write_page(edition: Edition, copy: PageCopy, order: int) -> None:
    """Write a standing page, in place of the text that every new edition begins with, never of an editor's."""
    page = StandingPage.objects.filter(edition=edition, slug=copy.slug).first()
    if page is None:
        page = StandingPage(edition=edition, slug=copy.slug, order=order)
    elif page.body not in {starter.body for starter in starter_pages(edition.language)}:
        return
    page.title, page.body = copy.title, rich_text_of(copy.body)
    page.live, page.has_unpublished_changes = True, False
    page.full_clean()
    page.save()
