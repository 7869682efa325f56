"""Turns the blocks of the demo's copy into what the newsroom keeps: stream data for articles, rich text for pages."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from khabar.newsroom.models import Article, Photo
from khabar.site.demo.records import Block, Heading, Paragraph, PhotoHere, Points, Quotation

_STRONG = re.compile(r"\*\*(.+?)\*\*")


def stream_of(
    blocks: Iterable[Block], photos: Mapping[str, Photo], related: Iterable[Article]
) -> list[tuple[str, object]]:
    """Return the body of an article, with *related* articles at its end."""
    stream = [_stream_block(block, photos) for block in blocks]
    earlier = list(related)
    return [*stream, ("related", earlier)] if earlier else stream


def rich_text_of(blocks: Iterable[Block]) -> str:
    """Return the body of a standing page."""
    return "\n".join(_rich_block(block) for block in blocks)


def _stream_block(block: Block, photos: Mapping[str, Photo]) -> tuple[str, object]:
    match block:
        case Paragraph(text):
            return "paragraph", f"<p>{_inline(text)}</p>"
        case Heading(text):
            return "heading", text
        case Quotation(text, attribution):
            return "quotation", {"text": text, "attribution": attribution}
        case Points(items):
            return "list", list(items)
        case PhotoHere(name):
            return "photo", {"photo": photos[name], "caption": ""}


def _rich_block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"<h2>{_inline(text)}</h2>"
        case Points(items, numbered):
            tag = "ol" if numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{tag}>"
        case Paragraph(text) | Quotation(text):
            return f"<p>{_inline(text)}</p>"
        case PhotoHere(name):
            raise ValueError(f"A standing page has no photos: {name}")


def _inline(text: str) -> str:
    return _STRONG.sub(r"<b>\1</b>", escape(text, quote=False))
