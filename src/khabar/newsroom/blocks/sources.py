"""Where a story comes from: documents, statements, studies, as readers may see and check them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SourceBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=_("Source"), max_length=200, help_text=_("Readers see it. Never a source who was promised silence.")
    )
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link"
        label = _("Source")
        label_format = "{name}"


class ArticleSources(blocks.StreamBlock):
    source = SourceBlock()

    class Meta:
        max_num = 30
        required = False
