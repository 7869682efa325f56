"""The body of an article: the list of blocks the desk may use, in the order of the chooser."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

PARAGRAPH_FEATURES = ["bold", "link"]


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), max_length=2000)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class PhotoBlock(blocks.StructBlock):
    photo = ImageChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(
        label=_("Caption here"), required=False, max_length=1000, help_text=_("Leave empty to use the photo's own.")
    )

    class Meta:
        icon = "image"
        label = _("Photo")


class EmbedBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("Address"), help_text=_("A video or post of an allowed provider, or any page: it becomes a card."))
    title = blocks.CharBlock(label=_("Title of the card"), required=False, max_length=200)

    class Meta:
        icon = "media"
        label = _("Embed or link card")


class ArticleBody(blocks.StreamBlock):
    paragraph = blocks.RichTextBlock(label=_("Paragraph"), icon="pilcrow", features=PARAGRAPH_FEATURES)
    heading = blocks.CharBlock(label=_("Heading"), icon="title", max_length=160)
    quotation = QuotationBlock()
    photo = PhotoBlock()
    list = blocks.ListBlock(blocks.CharBlock(label=_("Point"), max_length=600), label=_("List"), icon="list-ul")
    embed = EmbedBlock()
    related = blocks.ListBlock(
        SnippetChooserBlock("newsroom.Article", label=_("Article")), label=_("Related articles"), icon="doc-full", max_num=6
    )
