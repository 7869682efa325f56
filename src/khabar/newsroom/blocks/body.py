"""The body of an article: the list of blocks the desk may use, in the order of the chooser."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from khabar.newsroom.blocks.embed import EmbedBlock
from khabar.newsroom.blocks.photo import PhotoBlock
from khabar.newsroom.blocks.quotation import QuotationBlock

PARAGRAPH_FEATURES = ["bold", "link"]


class ArticleBody(blocks.StreamBlock):
    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"),
        icon="pilcrow",
        features=PARAGRAPH_FEATURES,
        description=_("The text itself. Pasted text becomes as many paragraphs as it had."),
    )
    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=160, description=_("Divides a long text. Not a second headline.")
    )
    quotation = QuotationBlock()
    photo = PhotoBlock()
    list = blocks.ListBlock(
        blocks.CharBlock(label=_("Point"), max_length=600),
        label=_("List"),
        icon="list-ul",
        description=_("Points, one under the other."),
    )
    embed = EmbedBlock()
    related = blocks.ListBlock(
        SnippetChooserBlock("newsroom.Article", label=_("Article")),
        label=_("Related articles"),
        icon="doc-full",
        max_num=6,
        description=_("Up to six articles of this newsroom, shown where they stand. Only live ones are shown."),
    )
