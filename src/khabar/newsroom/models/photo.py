"""A photo with what a newsroom owes to it: caption, photographer, agency, rights, and words for who cannot see it.

Originals are private (storage "originals"); readers only ever meet renditions.
"""

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, WagtailImageField, get_upload_to

from khabar.newsroom.models.agency import Agency
from khabar.press.recording import Recorded


def originals() -> Storage:
    """Return where uploads are kept as they came."""
    return storages["originals"]


class Photo(Recorded, AbstractImage):
    press_key_kind = "photo"

    file = WagtailImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        storage=originals,
        width_field="width",
        height_field="height",
    )
    caption = models.TextField(_("caption"), max_length=1000, blank=True)
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("agency"), null=True, blank=True, on_delete=models.PROTECT, related_name="photos"
    )
    credit_line = models.CharField(
        _("credit line"),
        max_length=200,
        blank=True,
        help_text=_("Only when it must differ from photographer/agency."),
    )
    alt_text = models.CharField(
        _("text for who cannot see the photo"),
        max_length=300,
        blank=True,
        help_text=_("What is in the picture, in one sentence. Read aloud by screen readers."),
    )
    rights_note = models.TextField(_("rights"), max_length=1000, blank=True, help_text=_("For the desk, never shown to readers."))

    admin_form_fields = (
        "title",
        "file",
        "caption",
        "photographer",
        "agency",
        "credit_line",
        "alt_text",
        "rights_note",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    @property
    def default_alt_text(self) -> str:
        return self.alt_text or self.caption or self.title

    def credit_in(self, language: str) -> str:
        """Return the credit as printed: the credit line, else photographer/agency, else what there is."""
        agency = self.agency.name_in(language) if self.agency else ""
        return self.credit_line or "/".join(part for part in (self.photographer, agency) if part)


class PhotoRendition(AbstractRendition):
    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="newsroom_one_rendition_a_spec")
        ]
