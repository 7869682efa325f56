"""An edition as JSON Lines: a line for the edition, then one for each article and standing page."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

from khabar.conversation.models import Comment
from khabar.interchange.handing_out.markup import html_of
from khabar.interchange.handing_out.outgoing import Outgoing, articles_of, pages_of, photo_url
from khabar.newsroom.models import Edition, Photo, StandingPage
from khabar.site.addresses import absolute, front_path, standing_path


def jsonl_of(edition: Edition, *, with_drafts: bool) -> Iterator[str]:
    """Yield the lines."""
    yield _line(
        {
            "kind": "edition",
            "code": edition.code,
            "name": edition.name,
            "tagline": edition.tagline,
            "language": edition.language,
            "time_zone": edition.time_zone,
            "address": absolute(front_path(edition)),
        }
    )
    for outgoing in articles_of(edition, with_drafts=with_drafts):
        yield _line(_article(outgoing))
    for page in pages_of(edition, with_drafts=with_drafts):
        yield _line(_page(page))


def _article(outgoing: Outgoing) -> dict[str, Any]:
    article = outgoing.article
    section = article.section
    return {
        "kind": "article",
        "id": article.pk,
        "address": outgoing.address,
        "is_public": article.is_public,
        "headline": article.headline,
        "slug": article.slug,
        "standfirst": article.standfirst,
        "dateline": article.dateline,
        "published_at": _moment(article.published_at),
        "last_published_at": _moment(article.last_published_at),
        "planned_for": _moment(article.go_live_at),
        "translation_key": str(article.translation_key),
        "section": [one.name for one in (section.parent, section) if one is not None],
        "topics": [{"name": topic.name, "media_topic": topic.media_topic} for topic in article.topics.all()],
        "bylines": [
            {"name": by.name_in(article.edition.language), "is_agency": by.agency_id is not None}
            for by in article.bylines.all()
        ],
        "lead_photo": _photo(article.lead_photo, article.lead_photo_caption) if article.lead_photo else None,
        "body": article.body.raw_data[:],
        "html": html_of(outgoing),
        "photos": [_photo(photo, "") for photo in outgoing.photos.values() if photo.pk in _named(outgoing)],
        "comment_mode": article.effective_comment_mode,
        "comments": [_comment(comment) for comment in outgoing.comments],
    }


def _named(outgoing: Outgoing) -> set[int]:
    return {raw["value"].get("photo") for raw in outgoing.article.body.raw_data if raw["type"] == "photo"}


def _photo(photo: Photo, caption: str) -> dict[str, Any]:
    return {
        "id": photo.pk,
        "url": photo_url(photo),
        "title": photo.title,
        "caption": caption or photo.caption,
        "alt_text": photo.alt_text,
        "photographer": photo.photographer,
        "agency": str(photo.agency) if photo.agency else "",
        "credit_line": photo.credit_line,
        "rights_note": photo.rights_note,
    }


def _comment(comment: Comment) -> dict[str, Any]:
    """What a moderator sees of it, but for the e-mail address and who the reader is: these stay in the house."""
    return {
        "id": comment.pk,
        "in_reply_to": comment.in_reply_to_id,
        "name": comment.author_name,
        "text": comment.text,
        "state": comment.state,
        "reason": comment.reason,
        "sent_at": _moment(comment.created_at),
    }


def _page(page: StandingPage) -> dict[str, Any]:
    return {
        "kind": "standing_page",
        "id": page.pk,
        "address": absolute(standing_path(page)),
        "is_public": page.live,
        "title": page.title,
        "slug": page.slug,
        "html": page.body,
        "order": page.order,
    }


def _moment(moment: datetime.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, default=str) + "\n"
