"""The corrections of an edition, as a page and as a feed: what was wrong, what is right, who signed, when."""

from collections.abc import Iterator
from typing import Final

from khabar.newsroom.models import Article, Edition, Version
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, article_path, corrections_feed_path, corrections_path, permalink_path
from khabar.site.documents import CorrectionDocument, FeedDocument, FeedItem, Head, Link
from khabar.site.letterheads import letterhead_of
from khabar.site.moments import moment_of
from khabar.site.newest import with_sections
from khabar.site.pages.feed import CONTENT_TYPE
from khabar.site.rendering import render, render_page

SHOWN: Final = 50


def bake(argument: str) -> list[Sheet]:
    """Return the page and the feed of an edition's newest corrections, of those articles that readers can see."""
    edition = Edition.objects.filter(pk=argument).first()
    if edition is None:
        return []
    record(key("list", "corrections", edition.pk))
    around = letterhead_of(edition)
    corrections = _corrections(edition)
    words = around.words.changes
    title = f"{words.corrections} — {edition.name}"
    head = Head(
        title=title,
        address=absolute(corrections_path(edition)),
        description=words.corrections_intro,
        feed=corrections_feed_path(edition),
        feed_title=title,
    )
    page = render_page("corrections.html", around, head, corrections=[document for document, *_rest in corrections])
    feed = FeedDocument(
        title=title,
        address=absolute(corrections_path(edition)),
        self_address=absolute(corrections_feed_path(edition)),
        description=words.corrections_intro,
        language=edition.language,
        items=tuple(_item(version, article) for _document, version, article in corrections),
    )
    return [
        Sheet(corrections_path(edition), page),
        Sheet(corrections_feed_path(edition), render("feed.xml", feed=feed), content_type=CONTENT_TYPE),
    ]


def _corrections(edition: Edition) -> list[tuple[CorrectionDocument, Version, Article]]:
    """Return what is shown of each. An article that readers do not have now is left out until it returns."""
    versions = list(Version.objects.filter(edition=edition.pk).corrections().told()[:SHOWN])
    pks = {version.article_id for version in versions}
    record(*(key("article.teaser", pk) for pk in pks))
    live = with_sections(list(Article.objects.live().filter(pk__in=pks).for_teasers()))
    articles = {article.pk: article for article in live}
    return [
        (_document(version, articles[version.article_id]), version, articles[version.article_id])
        for version in versions
        if version.article_id in articles
    ]


def _document(version: Version, article: Article) -> CorrectionDocument:
    return CorrectionDocument(
        text=version.note,
        moment=moment_of(version.at, article.edition),
        signature=version.signature,
        article=Link(article.headline, article_path(article)),
    )


def _item(version: Version, article: Article) -> FeedItem:
    return FeedItem(
        title=article.headline,
        address=absolute(article_path(article)),
        guid=f"{absolute(permalink_path(article))}#{version.number}",
        description=version.note,
        published_at=version.at.astimezone(article.edition.zone),
        creators=(version.signature,) if version.signature else (),
        category=article.section.name,
        image=None,
        image_credit="",
    )


def _arguments_of_key(key: str) -> Iterator[str]:
    if key.startswith(("edition:", "list:corrections:")):
        yield key.rpartition(":")[2]


def _every_argument() -> Iterator[str]:
    yield from map(str, Edition.objects.values_list("pk", flat=True))


KIND = PageKind("corrections", bake, _arguments_of_key, _every_argument, priority=37)
