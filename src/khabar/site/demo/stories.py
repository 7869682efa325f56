"""Publishes an article of the demo through the newsroom's own actions, with its photos drawn on the spot."""

import datetime
import uuid
from collections.abc import Mapping

from django.core.files.base import ContentFile

from khabar.newsroom.actions import publish_article
from khabar.newsroom.models import Agency, Article, Author, Byline, Photo
from khabar.site.demo.house import House
from khabar.site.demo.markup import stream_of
from khabar.site.demo.moments import filled_in, moment_before
from khabar.site.demo.pictures import jpeg
from khabar.site.demo.records import ArticleCopy, PhotoCopy, filled_block

DEMO = uuid.UUID("6f1d2c5e-0b8a-5c3f-9a51-7c2f6b1e4d90")


def translation_key_of(copy: ArticleCopy) -> uuid.UUID:
    """Return what an article and its translation in the other edition have in common."""
    return uuid.uuid5(DEMO, copy.translates or copy.name)


def drawn(copy: ArticleCopy) -> dict[str, bytes]:
    """Draw the pictures of an article, the lead under the name `lead`. Slow: call it outside transactions."""
    return {name: jpeg(photo.picture, photo.palette) for name, photo in _photo_copies(copy).items()}


def publish_story(
    copy: ArticleCopy,
    house: House,
    pictures: Mapping[str, bytes],
    now: datetime.datetime,
    earlier: Mapping[str, Article],
) -> Article:
    """Publish *copy* as of its moment before *now*. Of its related articles it names those that are there *earlier*."""
    edition = house.edition
    published_at = moment_before(now, copy.published, edition.zone)

    def fill(text: str) -> str:
        return filled_in(text, published_at.astimezone(edition.zone).date(), edition.date_style)

    photos = {
        name: _photo(photo, house, pictures[name], caption=fill(photo.caption))
        for name, photo in _photo_copies(copy).items()
    }
    body = [filled_block(block, fill) for block in copy.body]
    article = Article(
        edition=edition,
        section=house.sections[copy.section],
        translation_key=translation_key_of(copy),
        headline=fill(copy.headline),
        standfirst=fill(copy.standfirst),
        dateline=copy.dateline,
        lead_photo=photos["lead"],
        body=stream_of(body, photos, [earlier[name] for name in copy.related if name in earlier]),
        published_at=published_at,
        comment_mode=copy.comments,
        topics=[house.topics[name] for name in copy.topics],
    )
    article.bylines.add(*(_byline(house.signatures[name], place) for place, name in enumerate(copy.by)))
    publish_article(article=article)
    return article


def _photo_copies(copy: ArticleCopy) -> dict[str, PhotoCopy]:
    return {"lead": copy.lead, **copy.photos}


def _photo(copy: PhotoCopy, house: House, picture: bytes, *, caption: str) -> Photo:
    signature = house.signatures.get(copy.agency)
    photo = Photo(
        title=copy.alt[:255],
        file=ContentFile(picture, name=f"{copy.picture}-{copy.palette}.jpg"),
        caption=caption,
        photographer=copy.photographer,
        agency=signature if isinstance(signature, Agency) else None,
        credit_line=copy.credit,
        alt_text=copy.alt,
        rights_note=house.rights,
        collection=house.edition.collection,
    )
    photo.save()
    return photo


def _byline(signature: Author | Agency, place: int) -> Byline:
    if isinstance(signature, Author):
        return Byline(author=signature, sort_order=place)
    return Byline(agency=signature, sort_order=place)
