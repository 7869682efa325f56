"""A photo in the body, with a caption of its own if the photo's does not fit here."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PhotoBlock(blocks.StructBlock):
    photo = ImageChooserBlock(label=_("Photo"))
    caption = blocks.TextBlock(
        label=_("Caption here"),
        required=False,
        max_length=1000,
        rows=1,
        help_text=_("Leave empty to use the photo's own."),
    )

    class Meta:
        icon = "image"
        label = _("Photo")
        label_format = "{photo}"
        description = _("A photo between paragraphs. Its credit is always printed with it.")
