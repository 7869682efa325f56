"""The body of an article: the list of blocks the desk may use, in the order of the chooser."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from khabar.newsroom.blocks.embed import EmbedBlock
from khabar.newsroom.blocks.news import FactBoxBlock, GalleryPhotoBlock, MomentBlock, QuestionBlock, VerdictBlock
from khabar.newsroom.blocks.photo import PhotoBlock
from khabar.newsroom.blocks.quotation import QuotationBlock

PARAGRAPH_FEATURES = ["bold", "link", "ltr", "rtl"]


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
    key_points = blocks.ListBlock(
        blocks.CharBlock(label=_("Point"), max_length=300),
        label=_("Key points"),
        icon="list-ul",
        max_num=6,
        description=_("The story in up to six points, for who has no time. Usually first."),
    )
    fact_box = FactBoxBlock()
    pull_quote = blocks.TextBlock(
        label=_("Pull quote"),
        icon="openquote",
        max_length=300,
        rows=2,
        description=_("A sentence of the text itself, set large to draw the eye."),
    )
    question = QuestionBlock()
    gallery = blocks.ListBlock(
        GalleryPhotoBlock(),
        label=_("Gallery"),
        icon="image",
        min_num=2,
        max_num=40,
        description=_("Up to forty photos, one below the other, numbered."),
    )
    timeline = blocks.ListBlock(
        MomentBlock(),
        label=_("Timeline"),
        icon="time",
        max_num=40,
        description=_("What happened when, from first to last."),
    )
    verdict = VerdictBlock()
    embed = EmbedBlock()
    related = blocks.ListBlock(
        SnippetChooserBlock("newsroom.Article", label=_("Article")),
        label=_("Related articles"),
        icon="doc-full",
        max_num=6,
        description=_("Up to six articles of this newsroom, shown where they stand. Only live ones are shown."),
    )


for _name, _block in ArticleBody.base_blocks.items():
    _block.meta.preview_template = "newsroom/block_preview.html"
