"""Counts what can be read before and after, so that nothing goes lost where markup has an odd shape."""

from lxml import etree

from khabar.interchange.formats.markup.blocks import (
    Block,
    Embed,
    Heading,
    Paragraph,
    Picture,
    Points,
    Quotation,
    Uploads,
)
from khabar.interchange.formats.markup.lines import FRAMES, SILENT, without_markup


def letters_in(element: etree._Element) -> int:
    """Count the letters and digits that a reader of *element* would see."""
    if element.tag in SILENT or element.tag in FRAMES or not isinstance(element.tag, str):
        return 0
    own = sum(map(str.isalnum, element.text or ""))
    return own + sum(letters_in(child) + sum(map(str.isalnum, child.tail or "")) for child in element)


def letters_of(block: Block) -> int:
    match block:
        case Paragraph(markup):
            words = without_markup(markup)
        case Heading(text):
            words = text
        case Quotation(text, attribution):
            words = text + attribution
        case Points(items):
            words = "".join(items)
        case Picture(caption=text):
            words = text
        case Embed(url, title):
            words = url + title
        case Uploads():
            words = ""
    return sum(map(str.isalnum, words))
