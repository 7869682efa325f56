"""RSS 2.0: the newest articles of an edition or a section. Dates in English, links in ASCII, as the standard has it."""

from collections.abc import Iterator

from khabar.newsroom.models import Article, Change, Edition, Section
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import (
    absolute,
    article_path,
    edition_feed_path,
    front_path,
    permalink_path,
    section_feed_path,
    section_path,
)
from khabar.site.documents import FeedDocument, FeedItem
from khabar.site.formats import may_be_met
from khabar.site.moments import publication_of
from khabar.site.newest import loaded, newest_of_edition, newest_of_section
from khabar.site.pictures import share_image_of
from khabar.site.rendering import render
from khabar.site.teasers import credits_of
from khabar.site.versions import Told, announced_for, correction_document
from khabar.site.wording import wording_for

SHOWN = 30
CONTENT_TYPE = "application/rss+xml; charset=utf-8"


def bake(argument: str) -> list[Sheet]:
    """Return the feed of `edition:3` or `section:7`."""
    of_what, _colon, pk = argument.partition(":")
    if of_what == "edition":
        edition = Edition.objects.filter(pk=pk).first()
        return _sheets(edition, None) if edition else []
    section = Section.objects.select_related("edition").filter(pk=pk).first()
    return _sheets(section.edition, section) if section else []


def _sheets(edition: Edition, section: Section | None) -> list[Sheet]:
    path = section_feed_path(section) if section else edition_feed_path(edition)
    pks = newest_of_section(section, SHOWN) if section else newest_of_edition(edition, SHOWN)
    articles = loaded(pks)
    announced = announced_for(articles)
    document = FeedDocument(
        title=f"{edition.name} — {section.name}" if section else edition.name,
        address=absolute(section_path(section) if section else front_path(edition)),
        self_address=absolute(path),
        description=edition.tagline or edition.name,
        language=edition.language,
        items=tuple(_item(article, announced[article.pk]) for article in articles),
    )
    return [Sheet(path, render("feed.xml", feed=document), content_type=CONTENT_TYPE)]


def _item(article: Article, announced: list[Told]) -> FeedItem:
    """Return the item of *article*; its corrections go where it goes."""
    zone = article.edition.zone
    corrections = [correction_document(told, article.edition) for told in announced if told.change == Change.CORRECTION]
    word = wording_for(article.edition.language).changes.correction
    photo = article.lead_photo if may_be_met(article) else None
    return FeedItem(
        title=article.headline,
        address=absolute(article_path(article)),
        guid=absolute(permalink_path(article)),
        description=article.standfirst,
        published_at=publication_of(article).astimezone(zone),
        creators=tuple(credit.name for credit in credits_of(article)),
        category=article.section.name,
        image=share_image_of(photo) if photo else None,
        image_credit=photo.credit_in(article.edition.language) if photo else "",
        updated_at=announced[0].at.astimezone(zone) if announced else None,
        corrections=tuple(f"{word} ({one.moment.stamp}): {one.text}" for one in corrections),
    )


def _arguments_of_key(key: str) -> Iterator[str]:
    if key.startswith(("edition:", "section:", "list:edition:", "list:section:")):
        yield key.removeprefix("list:")


def _every_argument() -> Iterator[str]:
    for model, of_what in ((Edition, "edition"), (Section, "section")):
        for pk in model.objects.values_list("pk", flat=True):
            yield f"{of_what}:{pk}"


KIND = PageKind("feed", bake, _arguments_of_key, _every_argument, priority=35)
