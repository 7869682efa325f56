"""A photo with what a newsroom owes to it: caption, photographer, agency, rights, and words for who cannot see it.

Originals are private (storage "originals"), cleaned of what could harm their maker, under a name that says nothing.
Readers only ever meet renditions.
"""

import secrets
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, WagtailImageField, get_upload_to

from khabar.newsroom.models.agency import Agency
from khabar.newsroom.models.sealed_name import writes_under_a_pen_name
from khabar.newsroom.photo_file.cleaning import cleaned
from khabar.newsroom.photo_file.metadata import PhotoMetadata, read_metadata
from khabar.press.keys import key
from khabar.press.outbox import touch
from khabar.press.recording import Recorded
from khabar.search.outbox import note_change

PUBLIC_RENDITIONS = (
    "width-480|format-webp",
    "width-800|format-webp",
    "width-1200|format-webp",
    "width-1200|format-jpeg",
)
"""What readers may be shown, made once when a photo comes in: no page waits for a picture to be scaled."""
ORIGINAL = "original"


def originals() -> Storage:
    """Return where uploads are kept."""
    return storages["originals"]


class Photo(Recorded, AbstractImage):
    press_key_kind = "photo"
    title: str
    search_auto_update = False

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
    rights_note = models.TextField(
        _("rights"), max_length=1000, blank=True, help_text=_("For the desk, never shown to readers.")
    )

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
        """What screen readers say; never the title, which may be the file's name on somebody's camera."""
        return self.alt_text or self.caption

    def credit_in(self, language: str) -> str:
        """Return the credit as printed: the credit line, else photographer/agency, else what there is."""
        agency = self.agency.name_in(language) if self.agency else ""
        return self.credit_line or "/".join(part for part in (self.photographer, agency) if part)

    def get_upload_to(self, filename: str) -> str:
        """Return a path that nobody can guess: renditions carry the name into the public folder, also of drafts."""
        return f"{timezone.now():%Y/%m}/{secrets.token_hex(10)}{PurePosixPath(filename).suffix.lower()}"

    def get_rendition(self, filter: Filter | str) -> "PhotoRendition":
        """Return a rendition. Of the original, which Wagtail would copy among them, only the door for staff."""
        if (filter if isinstance(filter, str) else filter.spec) != ORIGINAL:
            rendition: PhotoRendition = super().get_rendition(filter)
            return rendition
        door = PhotoRendition(
            image=self, filter_spec=ORIGINAL, file=self.file.name, width=self.width, height=self.height
        )
        door.file.storage = self.file.storage
        return door

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the photo. A new file is cleaned first, fills the fields left empty, and is scaled for readers after."""
        new_file = bool(self.file) and not self.file._committed
        if new_file:
            self._take_in_file()
        with transaction.atomic():
            super().save(*args, **kwargs)
            note_change(self.press_key_kind, self.pk, is_public=False)
            if new_file:
                transaction.on_commit(self.make_public_renditions)

    def make_public_renditions(self) -> None:
        """Scale the photo for readers; pages that show it are baked again, now that there is something to show."""
        self.get_renditions(*PUBLIC_RENDITIONS)
        touch(key(self.press_key_kind, self.pk))

    def _take_in_file(self) -> None:
        with self.file.open() as file:
            data = file.read()
        is_protected = writes_under_a_pen_name(self.uploaded_by_user)
        # A camera knows its owner's name, and so may the name of the file: of a pen name nothing of it is believed.
        metadata = PhotoMetadata() if is_protected else read_metadata(data)
        if is_protected and _resembles(self.title, PurePosixPath(self.file.name).stem):
            self.title = f"{timezone.now():%Y-%m-%d %H:%M}"
        elif self.title in ("", PurePosixPath(self.file.name).stem):
            self.title = metadata.title[:255] or self.title
        self._fill_in(metadata)
        rights = metadata.rights.partition("\n")[0]
        clean = cleaned(data, creator=self.photographer, credit=metadata.credit, rights=rights)
        self.file = ContentFile(clean, name=self.file.name)
        self._set_image_file_metadata()

    def _fill_in(self, metadata: PhotoMetadata) -> None:
        """Take from the file what the desk did not write itself. A credit may name photographer and agency."""
        self.caption = self.caption or metadata.caption[:1000]
        self.alt_text = self.alt_text or metadata.alt_text[:300]
        self.rights_note = self.rights_note or metadata.rights[:1000]
        self.photographer = self.photographer or metadata.photographer[:120]
        if self.agency or self.credit_line or metadata.credit in ("", self.photographer):
            return
        before, _slash, last = metadata.credit.rpartition("/")
        self.agency = Agency.objects.all().called(last)
        if self.agency is None:
            self.credit_line = metadata.credit[:200]
        else:
            self.photographer = self.photographer or before.strip()[:120]


def _resembles(title: str, stem: str) -> bool:
    """Say whether *title* was made of a file's name: Wagtail puts blanks for its hyphens and underscores."""
    return not title or "".join(filter(str.isalnum, title)) == "".join(filter(str.isalnum, stem))


class PhotoRendition(AbstractRendition):
    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="newsroom_one_rendition_a_spec"
            )
        ]
