"""The body of an article as HTML for other systems: plain, or with the comments by which WordPress knows blocks."""

import html
import json
from collections.abc import Callable
from typing import Any

from wagtail.rich_text import expand_db_html

from khabar.interchange.handing_out.outgoing import Outgoing, photo_url
from khabar.newsroom.models import Photo

FIRST_PHOTO = 2_000_000_000
"""What the number of a photo begins at elsewhere, where it shares one row with articles."""


def html_of(outgoing: Outgoing) -> str:
    """Return the body as HTML, a block a line."""
    return "\n".join(markup for _name, markup, _about in _pieces(outgoing))


def blocks_of(outgoing: Outgoing) -> str:
    """Return the body as the block editor of WordPress keeps it."""
    pieces = []
    for name, markup, about in _pieces(outgoing):
        said = f" {json.dumps(about, ensure_ascii=False).replace('--', chr(92) + 'u002d' * 2)}" if about else ""
        pieces.append(f"<!-- wp:{name}{said} -->\n{markup}\n<!-- /wp:{name} -->")
    return "\n\n".join(pieces)


Piece = tuple[str, str, dict[str, Any]]


def _pieces(outgoing: Outgoing) -> list[Piece]:
    pieces: list[Piece] = []
    for place, raw in enumerate(outgoing.article.body.raw_data):
        make = _BLOCKS.get(raw["type"])
        if make is not None:
            pieces += make(raw["value"], outgoing)
        else:
            # A kind of block that other systems know nothing of: its words.
            child = outgoing.article.body[place]
            words = child.block.get_searchable_content(child.value)
            pieces += [("paragraph", f"<p>{_escaped(str(one))}</p>", {}) for one in words if str(one).strip()]
    return pieces


def _paragraph(value: Any, _outgoing: Outgoing) -> list[Piece]:
    return [("paragraph", expand_db_html(str(value)), {})]


def _heading(value: Any, _outgoing: Outgoing) -> list[Piece]:
    return [("heading", f'<h2 class="wp-block-heading">{_escaped(str(value))}</h2>', {})]


def _quotation(value: Any, _outgoing: Outgoing) -> list[Piece]:
    lines = "".join(f"<p>{_escaped(line)}</p>" for line in value.get("text", "").splitlines() if line.strip())
    cite = f"<cite>{_escaped(value['attribution'])}</cite>" if value.get("attribution") else ""
    return [("quote", f'<blockquote class="wp-block-quote">{lines}{cite}</blockquote>', {})]


def _photo(value: Any, outgoing: Outgoing) -> list[Piece]:
    photo = outgoing.photos.get(value.get("photo") or 0)
    if photo is None:
        return []
    return [("image", figure_of(photo, value.get("caption", "")), {"id": FIRST_PHOTO + photo.pk})]


def figure_of(photo: Photo, caption: str) -> str:
    """Return *photo* with its words, as an image block has it."""
    alt_text = html.escape(photo.alt_text)
    words = f'<figcaption class="wp-element-caption">{_escaped(caption)}</figcaption>' if caption else ""
    image = f'<img src="{html.escape(photo_url(photo))}" alt="{alt_text}" class="wp-image-{FIRST_PHOTO + photo.pk}"/>'
    return f'<figure class="wp-block-image">{image}{words}</figure>'


def _list(value: Any, _outgoing: Outgoing) -> list[Piece]:
    items = (one["value"] if isinstance(one, dict) else one for one in value)
    return [
        ("list", f'<ul class="wp-block-list">{"".join(f"<li>{_escaped(str(one))}</li>" for one in items)}</ul>', {})
    ]


def _embed(value: Any, _outgoing: Outgoing) -> list[Piece]:
    url, title = value.get("url", ""), value.get("title", "")
    words = f'<figcaption class="wp-element-caption">{_escaped(title)}</figcaption>' if title else ""
    inside = f'<div class="wp-block-embed__wrapper">\n{_escaped(url)}\n</div>'
    return [("embed", f'<figure class="wp-block-embed">{inside}{words}</figure>', {"url": url})]


def _related(_value: Any, _outgoing: Outgoing) -> list[Piece]:
    """Links between articles are numbers here; elsewhere they would lead nowhere."""
    return []


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


_BLOCKS: dict[str, Callable[[Any, Outgoing], list[Piece]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quotation": _quotation,
    "photo": _photo,
    "list": _list,
    "embed": _embed,
    "related": _related,
}
