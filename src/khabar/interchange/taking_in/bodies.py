"""Writes blocks that were read as our own: the stream of an article, or the rich text of a standing page."""

import html
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from khabar.interchange.formats.markup import Block, Embed, Heading, Paragraph, Picture, Points, Quotation, Uploads
from khabar.interchange.formats.records import Note, Story
from khabar.interchange.taking_in.pictures import Pictures


@dataclass(frozen=True)
class Body:
    """What stands in a row. *embeds* are the addresses in it; *lacks_pictures* says that links stand for some."""

    stream: str
    rich_text: str
    embeds: tuple[str, ...]
    lacks_pictures: bool


def body_of(story: Story, blocks: Iterable[Block], pictures: Pictures, notes: list[Note]) -> Body:
    """Return the body that *blocks* make, with its photos taken in. Call it outside transactions."""
    stream: list[dict[str, Any]] = []
    rich_text: list[str] = []
    embeds: list[str] = []
    lacks = False
    for block in _with_uploads(story, blocks, pictures):
        match block:
            case Picture(url, _key, caption, alt_text):
                photo = None if story.is_page else pictures.photo_of(block, notes)
                if photo is not None:
                    stream.append({"type": "photo", "value": {"photo": photo, "caption": caption}})
                    continue
                medium = pictures.medium_of(block)
                lacks = lacks or (medium is not None and not story.is_page)
                address = medium.url if medium else url
                if address.startswith(("http://", "https://")):
                    title = caption or alt_text or (medium.caption or medium.alt_text if medium else "")
                    stream.append(_embed(address, title))
                    rich_text.append(_link(address, title))
                elif caption:
                    stream.append(_paragraph(html.escape(caption, quote=False)))
                    rich_text.append(f"<p>{html.escape(caption, quote=False)}</p>")
            case Embed(url, title):
                embeds.append(url)
                stream.append(_embed(url, title))
                rich_text.append(_link(url, title))
            case Paragraph(markup):
                stream.append(_paragraph(markup))
                rich_text.append(f"<p>{markup}</p>")
            case Heading(text):
                stream.append({"type": "heading", "value": text})
                rich_text.append(f"<h2>{html.escape(text, quote=False)}</h2>")
            case Quotation(text, attribution):
                stream.append({"type": "quotation", "value": {"text": text, "attribution": attribution}})
                said = html.escape(f"«{text}» {attribution}".strip(), quote=False).replace("\n", "<br/>")
                rich_text.append(f"<p>{said}</p>")
            case Points(items):
                stream.append({"type": "list", "value": list(items)})
                rich_text.append(f"<ul>{''.join(f'<li>{html.escape(one, quote=False)}</li>' for one in items)}</ul>")
            case Uploads():
                continue
    return Body(json.dumps(stream, ensure_ascii=False), "".join(rich_text), tuple(embeds), lacks)


def _with_uploads(story: Story, blocks: Iterable[Block], pictures: Pictures) -> Sequence[Block]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Uploads):
            found += [Picture(one.url, one.key) for one in pictures.shelf.of_story(story.key)]
        else:
            found.append(block)
    return found


def _paragraph(markup: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": f"<p>{markup}</p>"}


def _embed(url: str, title: str) -> dict[str, Any]:
    return {"type": "embed", "value": {"url": url, "title": " ".join(title.split())[:200]}}


def _link(url: str, title: str) -> str:
    return f'<p><a href="{html.escape(url)}">{html.escape(title or url, quote=False)}</a></p>'
