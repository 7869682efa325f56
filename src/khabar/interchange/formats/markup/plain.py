"""The words of HTML as plain text, for where there is room for nothing else: headlines, captions, comments."""

import html
import re

from khabar.interchange.formats.markup.blocks import Embed, Heading, Paragraph, Picture, Points, Quotation, Uploads
from khabar.interchange.formats.markup.reading import blocks_of


def plain_text(text: str) -> str:
    """Return what the HTML *text* says: a line for each that it shows, links with their addresses."""
    lines: list[str] = []
    for block in blocks_of(text, has_shortcodes=False).blocks:
        match block:
            case Paragraph(markup):
                with_links = re.sub(r'<a href="([^"]*)">(.*?)</a>', _link_in_words, markup)
                lines += html.unescape(re.sub(r"<[^>]*>", "", with_links.replace("<br/>", "\n"))).split("\n")
            case Heading(words):
                lines.append(words)
            case Quotation(words, by):
                lines += [f"«{words}»", *([by] if by else [])]
            case Points(items):
                lines += [f"• {item}" for item in items]
            case Embed(url):
                lines.append(url)
            case Picture(url):
                lines += [url] if url else []
            case Uploads():
                continue
    return "\n".join(line.strip() for line in lines if line.strip())


def _link_inwords_of(match: re.Match[str]) -> str:
    address, words = match[1], re.sub(r"<[^>]*>", "", match[2])
    return words if words.strip() in (address, address.removeprefix("mailto:")) else f"{words} ({address})"


def _link_in_words(match: re.Match[str]) -> str:
    address, words = match[1], re.sub(r"<[^>]*>", "", match[2])
    return words if words.strip() in (address, address.removeprefix("mailto:")) else f"{words} ({address})"
