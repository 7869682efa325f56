"""Gives a new edition what it needs for its first article: groups of staff, sections, standing pages."""

from django.db import transaction

from khabar.newsroom.actions.set_up_staff import set_up_roles
from khabar.newsroom.models import Edition, Section, StandingPage
from khabar.newsroom.starter.copy import has_starter_pages, starter_pages, starter_sections


def furnish_edition(*, edition: Edition, with_sections: bool = True, with_pages: bool = True) -> None:
    """Furnish *edition*; what it has already stays. Pages that nobody wrote in its language yet wait as drafts."""
    with transaction.atomic():
        set_up_roles(edition=edition)
        if with_sections and not edition.sections.exists():
            for order, (slug, name) in enumerate(starter_sections(edition.language)):
                Section.objects.create(edition=edition, slug=slug, name=name, order=order)
        if with_pages and not edition.standing_pages.exists():
            is_written = has_starter_pages(edition.language)
            for page in starter_pages(edition.language):
                StandingPage.objects.create(
                    edition=edition,
                    slug=page.slug,
                    title=page.title,
                    body=page.body,
                    order=page.order,
                    live=page.live and is_written,
                )
