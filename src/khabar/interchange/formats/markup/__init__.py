"""The HTML of other systems' editors, read into blocks like ours. What has no block is kept as text and told of."""

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
from khabar.interchange.formats.markup.plain import plain_text
from khabar.interchange.formats.markup.reading import Read, blocks_of

__all__ = [
    "Block",
    "Embed",
    "Heading",
    "Paragraph",
    "Picture",
    "Points",
    "Quotation",
    "Read",
    "Uploads",
    "blocks_of",
    "plain_text",
]
