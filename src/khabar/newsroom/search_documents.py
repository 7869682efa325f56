"""What of the newsroom can be found: articles and standing pages by readers, these and photos by the desk.

Found by the search at start-up. Each change is noted in its own transaction: models note their saves, this file what
else matters to a document.
"""

from typing import Any

from django.db import models
from django.db.models import Prefetch
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.rich_text import get_text_for_indexing

from khabar.newsroom.actions import relate_articles
from khabar.newsroom.models import Agency, Article, Author, Byline, Photo, Section, StandingPage, Topic
from khabar.search.documents import SearchDocument
from khabar.search.outbox import note_change, note_changes
from khabar.search.registry import DocumentKind, register_document_kind
from khabar.text.written_in import written_in


def articles() -> models.QuerySet[Article]:
    return Article.objects.select_related("edition", "section").prefetch_related(
        "topics", Prefetch("bylines", Byline.objects.select_related("author", "agency"))
    )


def document_of_article(article: Article) -> SearchDocument:
    """Return what the row says: what readers see once it is live, and until then the latest draft."""
    language = article.edition.language
    bylines = list(article.bylines.all())
    topics = list(article.topics.all())
    section = article.section
    return SearchDocument(
        object_id=article.pk,
        edition=article.edition.code,
        language=language,
        is_public=article.is_public,
        headline=article.headline,
        summary="\n".join(part for part in _summary(article) if part),
        names="\n".join([*(byline.name_in(language) for byline in bylines), *(topic.name for topic in topics)]),
        text=article.plain_text(),
        published_at=article.published_at,
        filters={
            "section": tuple(str(pk) for pk in (section.pk, section.parent_id) if pk is not None),
            "topic": tuple(str(topic.pk) for topic in topics),
            "author": tuple(str(byline.author_id) for byline in bylines if byline.author_id),
            "agency": tuple(str(byline.agency_id) for byline in bylines if byline.agency_id),
        },
    )


def _summary(article: Article) -> tuple[str, ...]:
    return article.kicker, article.dateline, article.location, article.standfirst


def document_of_standing_page(page: StandingPage) -> SearchDocument:
    return SearchDocument(
        object_id=page.pk,
        edition=page.edition.code,
        language=page.edition.language,
        is_public=page.is_public,
        headline=page.title,
        text=get_text_for_indexing(page.body),
        published_at=page.first_published_at,
    )


def document_of_photo(photo: Photo) -> SearchDocument:
    """Return what the desk knows of a photo. Never public by itself: readers meet photos in articles.

    A photo is of no edition and says nowhere in which language it is described: its own words tell.
    """
    agency = photo.agency.names() if photo.agency else []
    return SearchDocument(
        object_id=photo.pk,
        edition="",
        language=written_in(f"{photo.caption}\n{photo.alt_text}".strip() or photo.title),
        is_public=False,
        headline=photo.title,
        names="\n".join([photo.photographer, photo.credit_line, *agency]),
        text="\n".join([photo.caption, photo.alt_text]),
        published_at=photo.created_at,
    )


register_document_kind(DocumentKind("article", articles, document_of_article, after_indexing=relate_articles))
register_document_kind(
    DocumentKind("standing_page", lambda: StandingPage.objects.select_related("edition"), document_of_standing_page)
)
register_document_kind(DocumentKind("photo", lambda: Photo.objects.select_related("agency"), document_of_photo))


@receiver(post_delete, sender=Article)
@receiver(post_delete, sender=StandingPage)
@receiver(post_delete, sender=Photo)
def _note_deletion(instance: Article | StandingPage | Photo, **_: Any) -> None:
    """Deleting goes through querysets too, so it is caught here and not in a method of the model."""
    note_change(instance.press_key_kind, instance.pk, is_public=False)


@receiver(post_save, sender=Topic)
@receiver(post_save, sender=Section)
def _note_articles_below(instance: Topic | Section, created: bool, **_: Any) -> None:
    if not created:
        field = "topics" if isinstance(instance, Topic) else "section"
        note_changes("article", Article.objects.filter(**{field: instance}).values_list("pk", flat=True))


@receiver(post_save, sender=Author)
@receiver(post_save, sender=Agency)
def _note_articles_by(instance: Author | Agency, created: bool, **_: Any) -> None:
    if not created:
        field = "author" if isinstance(instance, Author) else "agency"
        note_changes("article", Byline.objects.filter(**{field: instance}).values_list("article_id", flat=True))
