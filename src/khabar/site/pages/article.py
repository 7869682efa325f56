"""The page of an article, its permalink and its former addresses; for one that was withdrawn, the page that says so."""

import datetime
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from django.db.models import Prefetch

from khabar.conversation.queries import poll_of, prepare_conversations
from khabar.newsroom.models import Article, ArticleFormat, ArticleQuerySet, Byline, Photo
from khabar.press.projections import keys_of_loaded
from khabar.press.recording import listed, recording
from khabar.press.registry import PageKind, Sheet
from khabar.press.remembering import remembered
from khabar.site.addresses import absolute, article_path, dated_path, permalink_path, section_path, topic_path
from khabar.site.bodies import blocks_of
from khabar.site.breaking import breaking_beside
from khabar.site.conversations import poll_document, thread_document
from khabar.site.documents import ArticleDocument, Head, Letterhead, Link, LiveDocument, Teaser
from khabar.site.formats import label_of, may_be_met, warning_of
from khabar.site.letterheads import letterhead_of
from khabar.site.live import live_document, live_news
from khabar.site.moments import moment_of
from khabar.site.newest import before, prepare_related, related_to, with_sections
from khabar.site.pages import old_articles
from khabar.site.pages.lost import gone_page
from khabar.site.pictures import picture_of, share_image_of
from khabar.site.rendering import render_page
from khabar.site.structured import news_article
from khabar.site.teasers import credits_of, foretell_teasers, prepare_teasers, teasers_of
from khabar.site.translations import alternates, elsewhere_of, prepare_translations
from khabar.site.versions import corrections_of, prepare_versions, record_path, withdrawal_of
from khabar.text.bidi import strip_controls

RELATED = 4
READ_ALSO = 5
JSON = "application/json; charset=utf-8"


def bake(argument: str) -> list[Sheet]:
    """Return the article's page and what leads to it; nothing for one that readers never had."""
    article = _article(argument)
    if article is None or article.published_at is None or (not article.live and not article.first_published_at):
        return []
    here = article_path(article)
    elsewhere = [
        path
        for path in [
            permalink_path(article),
            *(dated_path(article.edition, former.day, former.slug) for former in article.former_addresses.all()),
            *(former.path for former in article.former_paths.all()),
        ]
        if path != here
    ]
    if not article.live:
        body = gone_page(article.edition, withdrawal_of(article))
        return [Sheet(path, body, status=410) for path in [here, *elsewhere]]
    related, earlier = _beside(article)
    live = live_document(article) if article.format == ArticleFormat.LIVE_BLOG else None
    page = article_page(
        article, letterhead_of(article.edition), related=teasers_of(related), read_also=teasers_of(earlier), live=live
    )
    news = [Sheet(live.news_path, live_news(article, live), content_type=JSON)] if live else []
    return [Sheet(here, page), *(Sheet(path, status=301, location=here) for path in elsewhere), *news]


@remembered
def _beside(article: Article) -> tuple[list[int], list[int]]:
    """Return the articles that are like *article*, and those that its section had before it."""
    related = related_to(article, RELATED)
    earlier = [pk for pk in before(article, READ_ALSO + len(related)) if pk not in related][:READ_ALSO]
    return related, earlier


def article_page(
    article: Article,
    edition: Letterhead,
    *,
    related: tuple[Teaser, ...] = (),
    read_also: tuple[Teaser, ...] = (),
    live: LiveDocument | None = None,
    is_preview: bool = False,
    now: datetime.datetime | None = None,
) -> bytes:
    """Return the page of *article* as the object in memory has it; a preview has no conversation.

    *now* stands in for the time of publication where there is none yet; what is baked depends on no clock.
    """
    document = article_document(
        article, related=related, read_also=read_also, live=live, is_preview=is_preview, now=now
    )
    return render_page(
        "article.html",
        edition,
        _head(article, document, edition),
        section_here=article.section.parent_id or article.section_id,
        article=document,
        breaking=() if is_preview else breaking_beside(article),
        thread=None if is_preview else thread_document(article),
        poll=None if is_preview else poll_document(poll_of(article)),
    )


def article_document(
    article: Article,
    *,
    related: tuple[Teaser, ...] = (),
    read_also: tuple[Teaser, ...] = (),
    live: LiveDocument | None = None,
    is_preview: bool = False,
    now: datetime.datetime | None = None,
) -> ArticleDocument:
    """Prepare *article* for its page; raise ValueError if neither it nor *now* says when it was published."""
    published_at = article.published_at or now
    if published_at is None:
        raise ValueError(f"Article {article.pk} has no time of publication.")
    edition = article.edition
    section = article.section
    trail = [section.parent, section] if section.parent else [section]
    permalink = permalink_path(article)
    return ArticleDocument(
        headline=article.headline,
        standfirst=article.standfirst,
        section=Link(section.name, section_path(section)),
        section_trail=tuple(Link(step.name, section_path(step)) for step in trail),
        topics=tuple(Link(topic.name, topic_path(topic)) for topic in article.topics.all()),
        credits=credits_of(article),
        published=moment_of(published_at, edition),
        updated=moment_of(article.updated_at, edition) if article.updated_at else None,
        photo=picture_of(article.lead_photo, edition, article.lead_photo_caption) if article.lead_photo else None,
        blocks=blocks_of(article),
        permalink=permalink,
        share_address=quote(absolute(permalink), safe=""),
        share_headline=quote(strip_controls(article.social_headline or article.headline), safe=""),
        format=article.format,
        label=label_of(article),
        kicker=article.kicker,
        location=article.location,
        dateline=article.dateline,
        warning=warning_of(article),
        is_photo_covered=not may_be_met(article),
        sources=tuple(Link(source.value["name"], source.value["url"]) for source in article.sources),
        related=related,
        read_also=read_also,
        translator=article.translator,
        elsewhere=() if is_preview else elsewhere_of(article),
        corrections=() if is_preview else corrections_of(article),
        record="" if is_preview else record_path(article),
        live=live,
        is_preview=is_preview,
    )


def _head(article: Article, document: ArticleDocument, edition: Letterhead) -> Head:
    address = absolute(article_path(article)) if article.published_at else ""
    photo = article.social_image or (article.lead_photo if may_be_met(article) else None)
    image = share_image_of(photo) if photo else None
    return Head(
        title=article.headline,
        address=address,
        description=article.standfirst or _opening(article),
        share_title=article.social_headline,
        image=image,
        feed=edition.feed,
        feed_title=edition.name,
        published=document.published.iso,
        updated=document.updated.iso if document.updated else "",
        section=document.section.name,
        topics=tuple(topic.name for topic in document.topics),
        authors=tuple(credit.name for credit in document.credits),
        structured=news_article(document, edition, address, image, photo.credit_in(edition.language) if photo else ""),
        is_article=True,
        is_indexed=not document.is_preview,
        alternates=alternates(document.elsewhere),
    )


def _opening(article: Article, length: int = 200) -> str:
    """Return the first words of the body, cut between words."""
    text = " ".join(article.plain_text().split())
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + " …"


def prepare(arguments: Sequence[str]) -> None:
    """Read for many articles at once what each would read for itself: a fifth of the time."""
    with listed():
        articles = with_sections(list(_articles().filter(pk__in=arguments)))
    by_argument = {str(article.pk): article for article in articles}
    for argument in arguments:
        article = by_argument.get(argument)
        _article.foretell(article, keys_of_loaded(article) if article else frozenset(), argument)
    pks = [article.pk for article in articles]
    prepare_conversations(pks)
    prepare_related(pks)
    prepare_versions(pks)
    prepare_translations(articles)
    with recording():  # each article's own page records what stands beside it
        columns = [column for article in articles if article.is_public for column in _beside(article)]
    shown = {pk for column in columns for pk in column}
    foretell_teasers(article for article in articles if article.pk in shown and article.is_public)
    prepare_teasers(shown)


@remembered
def _article(argument: str) -> Article | None:
    return next(iter(with_sections(list(_articles().filter(pk=argument)))), None)


def _articles() -> ArticleQuerySet:
    return Article.objects.for_pages().prefetch_related(
        Prefetch("bylines", Byline.objects.select_related("author", "agency")),
        Prefetch("lead_photo", Photo.objects.select_related("agency").prefetch_related("renditions")),
        Prefetch("social_image", Photo.objects.select_related("agency").prefetch_related("renditions")),
        "topics__edition",
        "former_addresses",
        "former_paths",
    )


def _arguments_of_key(key: str) -> Iterator[str]:
    """Yield the article whose row or teaser the key speaks of: who shows the teaser links to the page."""
    kind, _colon, pk = key.partition(":")
    if kind in ("article", "article.teaser"):
        yield pk


def _every_argument() -> Iterator[str]:
    """Yield every article that readers have or had an address of."""
    known = Article.objects.filter(first_published_at__isnull=False).order_by("-published_at")
    yield from map(str, known.values_list("pk", flat=True).iterator())


KIND = PageKind(
    "article",
    bake,
    _arguments_of_key,
    _every_argument,
    priority=10,
    on_demand=old_articles.on_demand,
    argument_at=old_articles.argument_at,
    prepare=prepare,
)
