"""What an article says to readers, as its versions keep it: each part by name, the body a passage at a time.

Names are kept as they were printed: an agency that is renamed later has not signed otherwise then. Knows no page.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from khabar.newsroom.models.photo import Photo

Content = dict[str, Any]
PARTS: Final = ("headline", "standfirst", "bylines", "dateline", "photo", "body")
"""In the order in which a reader meets them."""

_END_OF_PASSAGE = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\s*/?>|<hr\s*/?>")
_TAG = re.compile(r"<[^>]*>")


def content_of(article: Any) -> Content:
    """Return what *article* says as it is in memory, bylines included: what a version of it keeps."""
    language = article.edition.language
    photo = article.lead_photo
    return {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "dateline": article.dateline,
        "bylines": [
            *(byline.name_in(language) for byline in article.bylines.all()),
            *([article.translator] if article.translator else []),
        ],
        "photo": _photo(photo, article.lead_photo_caption, language) if photo else None,
        "body": [kept for block in article.body for kept in _block(block.block_type, block.value, language)],
    }


def passages_of(content: Content, part: str) -> list[str]:
    """Return what a kept text says in *part*, a paragraph each, without markup; nothing where it says nothing."""
    value = content.get(part)
    if not value:
        return []
    if part == "photo":
        return [line for line in (value["caption"], value["credit"]) if line]
    if part == "body":
        return [passage for block in value for passage in _passages(block)]
    return [str(line) for line in value] if isinstance(value, list) else [str(value)]


def passages_of_blocks(article: Any) -> list[tuple[str, list[str]]]:
    """Return for each block of the body its number and what it says; one that says nothing is left out."""
    language = article.edition.language
    said = [
        (str(block.id), [line for kept in _block(block.block_type, block.value, language) for line in _passages(kept)])
        for block in article.body
    ]
    return [(number, lines) for number, lines in said if lines]


def _photo(photo: Photo, caption: str, language: str) -> Content:
    return {"id": photo.pk, "caption": caption or photo.caption, "credit": photo.credit_in(language)}


def _block(kind: str, value: Any, language: str) -> Iterator[Content]:
    if kind == "paragraph":
        yield {"kind": kind, "html": value.source}
    elif kind == "photo":
        if value["photo"]:
            yield {"kind": kind, **_photo(value["photo"], value["caption"], language)}
    elif kind == "quotation":
        yield {"kind": kind, "text": value["text"], "attribution": value["attribution"]}
    elif kind == "embed":
        yield {"kind": kind, "text": value["title"] or value["url"], "url": value["url"]}
    elif kind in ("list", "key_points"):
        yield {"kind": kind, "points": [str(point) for point in value]}
    elif kind == "fact_box":
        yield {"kind": kind, "text": value["title"], "html": value["text"].source}
    elif kind == "question":
        yield {"kind": kind, "text": value["question"], "html": value["answer"].source}
    elif kind == "gallery":
        for one in value:
            if one["photo"]:
                yield {"kind": "photo", **_photo(one["photo"], one["caption"], language)}
    elif kind == "timeline":
        yield {"kind": kind, "points": [f"{moment['when']}: {moment['text']}" for moment in value]}
    elif kind == "verdict":
        points = (value["claim"], value["claimant"], value["verdict"], value["explanation"])
        yield {"kind": kind, "points": [point for point in points if point]}
    elif kind in ("heading", "pull_quote"):
        yield {"kind": kind, "text": str(value)}


def _passages(block: Content) -> list[str]:
    lines = [
        *(_TAG.sub("", part) for part in _END_OF_PASSAGE.split(block.get("html", ""))),
        *block.get("text", "").splitlines(),
        block.get("attribution", ""),
        *block.get("points", []),
        block.get("caption", ""),
        block.get("credit", ""),
    ]
    return [line for line in (" ".join(unescape(line).split()) for line in lines) if line]
