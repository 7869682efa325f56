"""The record of changes of an article: every version that readers were given, and what differs from the one before."""

from collections.abc import Iterator
from typing import Final

from khabar.newsroom.models import Article, Version
from khabar.newsroom.models.published_text import Content
from khabar.newsroom.models.version import PAGE_KIND
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, article_path, versions_path
from khabar.site.differences import difference_document
from khabar.site.documents import Head, Link, VersionDocument, VersionsDocument
from khabar.site.letterheads import letterhead_of
from khabar.site.moments import moment_of
from khabar.site.pages.lost import gone_page
from khabar.site.rendering import render_page
from khabar.site.versions import withdrawal_of

MOST_DIFFERENCES: Final = 30
"""Newest versions whose differences are shown; older ones are listed without."""


def bake(argument: str) -> list[Sheet]:
    """Return the record of an article that has more than one version; that it is gone while the article is."""
    record(key("list", PAGE_KIND, argument))
    told = list(Version.objects.of_article(int(argument)).told())
    article = Article.objects.for_teasers().select_related("edition").filter(pk=argument).first()
    if len(told) < 2 or article is None or article.published_at is None:
        return []
    path = versions_path(article)
    if not article.live:
        return [Sheet(path, gone_page(article.edition, withdrawal_of(article)), status=410)]
    edition = letterhead_of(article.edition)
    title = f"{edition.words.changes.heading}: {article.headline} — {edition.name}"
    versions = list(_versions(article, told))
    document = VersionsDocument(
        article=Link(article.headline, article_path(article)),
        versions=tuple(reversed(versions)),
        has_older=len(told) > MOST_DIFFERENCES,
    )
    head = Head(title=title, address=absolute(path), is_indexed=False)
    return [Sheet(path, render_page("versions.html", edition, head, record=document))]


def _versions(article: Article, told: list[Version]) -> Iterator[VersionDocument]:
    """Yield the versions, the oldest first, each compared with what readers had before it."""
    first = max(0, len(told) - MOST_DIFFERENCES)
    needed = Version.objects.filter(article=article.pk, number__gte=told[max(0, first - 1)].number)
    texts: dict[int, Content] = dict(needed.values_list("number", "content"))
    before: Content = {}
    for place, version in enumerate(told):
        text = texts.get(version.number, {})
        is_compared = place >= first and before and text and version.hidden_at is None
        yield VersionDocument(
            number=version.number,
            change=version.change,
            moment=moment_of(version.at, article.edition),
            note=version.note,
            signature=version.signature,
            hidden=moment_of(version.hidden_at, article.edition) if version.hidden_at else None,
            difference=difference_document(before, text) if is_compared else None,
            is_newest=place == len(told) - 1,
        )
        before = text or before


def _arguments_of_key(key: str) -> Iterator[str]:
    if key.startswith(f"list:{PAGE_KIND}:"):
        yield key.rpartition(":")[2]


def _every_argument() -> Iterator[str]:
    """Yield the articles that have a second version, whether they are there now or not."""
    yield from map(str, Version.objects.filter(number=2).values_list("article", flat=True).iterator())


KIND = PageKind(PAGE_KIND, bake, _arguments_of_key, _every_argument, priority=36)
