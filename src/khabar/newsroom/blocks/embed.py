"""A video or sound of an allowed provider, or a card that links to any page.

The provider is asked once, while the desk saves; what it answered is kept. Baking a page never asks anybody.
"""

from contextlib import suppress
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.embeds.embeds import get_embed, get_embed_hash
from wagtail.embeds.exceptions import EmbedException
from wagtail.embeds.models import Embed


def kept_embed(url: str) -> Embed | None:
    """Return what the provider of *url* said when the desk saved, or None: then the address is shown as a card."""
    return Embed.objects.filter(hash=get_embed_hash(url)).exclude(html="").first()


class EmbedBlock(blocks.StructBlock):
    url = blocks.URLBlock(
        label=_("Address"), help_text=_("A video or sound of an allowed provider, or any page: it becomes a card.")
    )
    title = blocks.CharBlock(label=_("Title of the card"), required=False, max_length=200)

    class Meta:
        icon = "media"
        label = _("Embed or link card")
        label_format = "{title} {url}"
        description = _("YouTube, Vimeo, Dailymotion and SoundCloud play in the page; other addresses become a card.")

    def clean(self, value: Any) -> Any:
        """Ask the provider; one that is not allowed, silent or says no leaves a card, and the desk is not held up."""
        cleaned = super().clean(value)
        if cleaned.get("url") and kept_embed(cleaned["url"]) is None:
            with suppress(EmbedException):
                get_embed(cleaned["url"])
        return cleaned
