"""What readers can see of an edition as ninjs 3.0, the IPTC's JSON for news: an item a line."""

import datetime
import json
from collections.abc import Iterator
from typing import Any, Final

from khabar.interchange.handing_out.markup import html_of
from khabar.interchange.handing_out.outgoing import Outgoing, articles_of, photo_url
from khabar.newsroom.models import Byline, Edition, Photo
from khabar.site.addresses import absolute, permalink_path, section_path, topic_path

STANDARD: Final = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}
MEDIA_TOPIC: Final = "http://cv.iptc.org/newscodes/mediatopic/{}"


def ninjs_of(edition: Edition, *, with_drafts: bool) -> Iterator[str]:
    """Yield the items. A draft is none that may be used: with *with_drafts* it comes as withheld."""
    for outgoing in articles_of(edition, with_drafts=with_drafts):
        yield json.dumps(item_of(outgoing), ensure_ascii=False) + "\n"


def item_of(outgoing: Outgoing) -> dict[str, Any]:
    """Return the article as an object that the schema of ninjs 3.0 holds for one."""
    article = outgoing.article
    body = html_of(outgoing)
    item: dict[str, Any] = {
        "standard": STANDARD,
        "uri": absolute(permalink_path(article)),
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable" if article.is_public else "withheld",
        "firstCreated": _moment(article.first_published_at or article.published_at),
        "versionCreated": _moment(article.last_published_at or article.published_at),
        "contentCreated": _moment(article.published_at),
        "embargoedUntil": _moment(article.go_live_at) if not article.is_public else None,
        "language": article.edition.language,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": article.headline}],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": article.standfirst}],
        "bodies": [{"role": "main", "contentType": "text/html", "charCount": len(article.plain_text()), "value": body}],
        "by": "، ".join(names)
        if (names := _names(outgoing)) and article.edition.direction == "rtl"
        else ", ".join(names),
        "located": article.dateline,
        "people": [_signature(by, outgoing) for by in article.bylines.all() if by.author_id],
        "infoSources": [_signature(by, outgoing) for by in article.bylines.all() if by.agency_id],
        "subjects": _subjects(outgoing),
        "altIds": [{"role": "address", "value": outgoing.address}, {"role": "slug", "value": article.slug}],
        "associations": [_photo(photo, name) for name, photo in _photos(outgoing)],
    }
    if not article.standfirst:
        del item["descriptions"]
    return {name: value for name, value in item.items() if value not in (None, "", [])}


def _names(outgoing: Outgoing) -> list[str]:
    return [by.name_in(outgoing.article.edition.language) for by in outgoing.article.bylines.all()]


def _signature(by: Byline, outgoing: Outgoing) -> dict[str, Any]:
    name = by.name_in(outgoing.article.edition.language)
    return {"name": name, "rel": "author"} if by.author_id else {"name": name, "role": "agency"}


def _subjects(outgoing: Outgoing) -> list[dict[str, Any]]:
    article = outgoing.article
    section = article.section
    section.edition = article.edition
    subjects = [{"name": section.name, "rel": "section", "uri": absolute(section_path(section))}]
    for topic in article.topics.all():
        topic.edition = article.edition
        uri = MEDIA_TOPIC.format(topic.media_topic) if topic.media_topic else absolute(topic_path(topic))
        subjects.append({"name": topic.name, "rel": "about", "uri": uri})
    return subjects


def _photos(outgoing: Outgoing) -> Iterator[tuple[str, Photo]]:
    lead = outgoing.article.lead_photo
    if lead is not None:
        yield "lead", lead
    for raw in outgoing.article.body.raw_data:
        photo = outgoing.photos.get(raw["value"].get("photo") or 0) if raw["type"] == "photo" else None
        if photo is not None:
            yield f"body-{photo.pk}", photo


def _photo(photo: Photo, name: str) -> dict[str, Any]:
    url = photo_url(photo)
    found: dict[str, Any] = {
        "name": name,
        "uri": url or absolute(f"/-/photo/{photo.pk}"),
        "type": "picture",
        "by": photo.photographer,
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": value}
            for role, value in (("caption", photo.caption), ("alt", photo.alt_text))
            if value
        ],
        "renditions": [{"name": "main", "href": url, "contentType": "image/jpeg"}] if url else [],
    }
    return {name: value for name, value in found.items() if value not in ("", [])}


def _moment(moment: datetime.datetime | None) -> str | None:
    return moment.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z") if moment else None
