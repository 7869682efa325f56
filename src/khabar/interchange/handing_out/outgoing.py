"""Reads an edition for handing it out: in the order of the rows, some hundred at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from khabar.conversation.models import Comment
from khabar.newsroom.models import Article, Byline, Edition, Photo, StandingPage
from khabar.newsroom.models.photo_sizes import PUBLIC_RENDITIONS
from khabar.site.addresses import absolute, article_path, permalink_path

AT_ONCE = 200
_JPEG = next(spec for spec in PUBLIC_RENDITIONS if spec.endswith("jpeg"))


@dataclass(frozen=True)
class Outgoing:
    """An article with the comments under it and the photos in it. *address* is its own, or its permalink."""

    article: Article
    comments: Sequence[Comment]
    photos: dict[int, Photo]
    address: str


def articles_of(edition: Edition, *, with_drafts: bool) -> Iterator[Outgoing]:
    """Yield every article of *edition*, those that readers cannot see only *with_drafts*."""
    rows = Article.objects.filter(edition=edition)
    rows = rows if with_drafts else rows.live()
    rows = rows.select_related("section__parent", "lead_photo__agency").prefetch_related(
        Prefetch("bylines", Byline.objects.select_related("author", "agency")),
        "topics",
        Prefetch(
            "thread__comments", Comment.objects.order_by("pk").defer("search_text", "reader_hash", "network_hash")
        ),
        "lead_photo__renditions",
    )
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        photos = _photos(batch)
        for article in batch:
            article.edition = edition
            address = article_path(article) if article.published_at else permalink_path(article)
            yield Outgoing(article, _comments(article), photos, absolute(address))
        last = batch[-1].pk


def pages_of(edition: Edition, *, with_drafts: bool) -> Iterator[StandingPage]:
    """Yield every standing page of *edition*."""
    rows = StandingPage.objects.filter(edition=edition).order_by("pk")
    for page in rows if with_drafts else rows.filter(live=True):
        page.edition = edition
        yield page


def photo_url(photo: Photo) -> str:
    """Return the address of the picture that readers are shown; nothing where none is."""
    made = next((one for one in photo.renditions.all() if photo.is_public and one.filter_spec == _JPEG), None)
    return absolute(made.url) if made is not None else ""


def _comments(article: Article) -> Sequence[Comment]:
    thread = getattr(article, "thread", None)
    return list(thread.comments.all()) if thread is not None else []


def _photos(articles: Sequence[Article]) -> dict[int, Photo]:
    named = {
        block["value"].get("photo")
        for article in articles
        for block in article.body.raw_data
        if block["type"] == "photo" and isinstance(block["value"], dict)
    }
    found = Photo.objects.filter(pk__in=named - {None}).select_related("agency").prefetch_related("renditions")
    return {photo.pk: photo for photo in found} | {
        article.lead_photo_id: article.lead_photo for article in articles if article.lead_photo is not None
    }
