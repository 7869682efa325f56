"""A photo with what a newsroom owes to it: caption, photographer, agency, rights, and words for who cannot see it.

Originals are private (storage "originals"), cleaned of what could harm their maker, under a name that says nothing.
Readers only ever meet sizes made of them, and these only while something that is live shows the photo: until then the
sizes lie in the private storage "sizes", from then on a copy of each lies where readers are.
"""

import datetime
import io
import secrets
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, default_storage, storages
from django.db import connection, models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, WagtailImageField, get_upload_to

from khabar.newsroom.models.agency import Agency
from khabar.newsroom.models.licence import Licence
from khabar.newsroom.models.photo_sizes import IN_FILES, ORIGINAL, PUBLIC_RENDITIONS, Due
from khabar.newsroom.models.sealed_name import writes_under_a_pen_name
from khabar.newsroom.photo_file.cleaning import cleaned
from khabar.newsroom.photo_file.likeness import fingerprint
from khabar.newsroom.photo_file.makers import makers_packet
from khabar.newsroom.photo_file.metadata import PhotoMetadata, read_metadata
from khabar.newsroom.photo_file.sizes import scaled
from khabar.press.keys import key
from khabar.press.outbox import touch
from khabar.press.recording import Recorded
from khabar.search.outbox import note_change


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
    licence = models.CharField(
        _("by what right"),
        max_length=16,
        choices=Licence,
        blank=True,
        help_text=_("Asked for before an article that shows it is published."),
    )
    rights_note = models.TextField(
        _("rights"), max_length=1000, blank=True, help_text=_("For the desk, never shown to readers.")
    )
    rights_until = models.DateTimeField(
        _("rights end"),
        null=True,
        blank=True,
        help_text=_("From then on no page shows the photo any more. The first screen warns two weeks before."),
    )
    rights_ended = models.BooleanField(_("rights have ended"), default=False, editable=False)
    instructions = models.TextField(
        _("instructions of the agency"),
        max_length=2000,
        blank=True,
        help_text=_("What it demands or forbids. Shown when the photo is chosen and when it is published."),
    )
    is_public = models.BooleanField(_("shown to readers"), default=False, editable=False)
    """Whether something that is live shows it: only then do its sizes lie where readers are."""
    sizes_due = models.PositiveSmallIntegerField(choices=Due, default=Due.MISSING, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "caption",
        "photographer",
        "agency",
        "credit_line",
        "alt_text",
        "licence",
        "rights_note",
        "rights_until",
        "instructions",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    looks_like: int | None = None
    """The fingerprint of a picture that has just come in."""

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes = [
            models.Index(fields=["-created_at"], name="newsroom_photo_newest"),
            models.Index(fields=["id"], condition=~models.Q(sizes_due=Due.NOTHING), name="newsroom_photo_sizes_due"),
            models.Index(
                fields=["rights_until"],
                condition=models.Q(rights_until__isnull=False, rights_ended=False),
                name="newsroom_photo_rights_end",
            ),
        ]

    @property
    def has_credit(self) -> bool:
        return bool(self.credit_line or self.photographer or self.agency_id)

    @property
    def has_rights(self) -> bool:
        """Whether somebody wrote down by what right it is shown."""
        return bool(self.licence or self.rights_note)

    @property
    def focus(self) -> tuple[int, int] | None:
        """The middle of what matters, in percent of width and height; None where nobody drew it."""
        point = self.get_focal_point()
        if point is None or not self.width or not self.height:
            return None
        x, y = point.centroid
        return min(round(100 * x / self.width), 100), min(round(100 * y / self.height), 100)

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
        """Save the photo. A new file is cleaned first and fills the fields left empty; the worker makes its sizes."""
        new_file = bool(self.file) and not self.file._committed
        if new_file:
            self._take_in_file()
        if kwargs.get("update_fields") is None:
            self.rights_ended = self.rights_until is not None and self.rights_until <= timezone.now()
        with transaction.atomic():
            if new_file or self._reads_otherwise_in_files(kwargs.get("update_fields")):
                self.sizes_due = Due.ALL_ANEW
            super().save(*args, **kwargs)
            note_change(self.press_key_kind, self.pk, is_public=False)
            self.settle()

    def settle(self) -> None:
        """Lay the sizes where readers are if something live shows the photo, and take them from there if nothing does.

        Call it in the transaction of the change. What is taken is gone when that is committed.
        """
        is_shown = not self.rights_ended and self.uses.filter(is_live=True).exists()
        if is_shown == self.is_public:
            return
        type(self)._base_manager.filter(pk=self.pk).update(is_public=is_shown)  # the row is locked from here
        self.is_public = is_shown
        for rendition in self.renditions.filter(filter_spec__in=PUBLIC_RENDITIONS):
            if is_shown:
                rendition.lay_out()
            else:
                transaction.on_commit(rendition.take_back)
        touch(key(self.press_key_kind, self.pk))

    def make_public_renditions(self, *, anew: bool = False) -> None:
        """Make the sizes for readers that are missing, or all of them *anew*; pages that show it are baked again."""
        old = list(self.renditions.filter(filter_spec__in=PUBLIC_RENDITIONS)) if anew else []
        with self.open_file() as file:
            source = file.read()
        known = set() if anew else set(self.renditions.values_list("filter_spec", "focal_point_key"))
        filters = [Filter(spec=spec) for spec in PUBLIC_RENDITIONS]
        missing = [one for one in filters if (one.spec, one.get_cache_key(self)) not in known]
        made = {one: self._made(one, source) for one in missing}
        with transaction.atomic():
            for rendition in old:
                rendition.delete()
            for one, content in made.items():
                self._keep(one, content)
            type(self)._base_manager.filter(pk=self.pk).update(sizes_due=Due.NOTHING)
            touch(key(self.press_key_kind, self.pk))

    def create_rendition(self, filter: Filter) -> "PhotoRendition":
        return self.create_renditions(filter)[filter]

    def create_renditions(self, *filters: Filter) -> dict[Filter, "PhotoRendition"]:
        """Make sizes, one after the other: of a photo that readers see, each is laid out for them as it comes."""
        if not filters:
            return {}
        with self.open_file() as file:
            source = file.read()
        return {one: self._keep(one, self._made(one, source)) for one in filters}

    def _made(self, filter: Filter, source: bytes) -> File[bytes]:
        return self.generate_rendition_file(filter, source=File(io.BytesIO(source), name=self.file.name))

    def generate_rendition_file(self, filter: Filter, *, source: File[bytes] | None = None) -> File[bytes]:
        """Return a size as a file. Those for readers name the photo's makers, whatever Wagtail would keep or drop."""
        if filter.spec not in PUBLIC_RENDITIONS:
            return super().generate_rendition_file(filter, source=source)
        if source is None:
            with self.open_file() as file:
                source = File(io.BytesIO(file.read()), name=self.file.name)
        data = source.read()
        transform = filter.get_transform(self)
        left, top, right, bottom = transform.get_rect().round()
        kind = filter.spec.rpartition("format-")[2]
        told = read_metadata(data)
        credit = self.credit_line or (self.agency.name_ar if self.agency else "") or told.credit
        packet = makers_packet(self.photographer or told.photographer, credit, told.rights.partition("\n")[0])
        content = scaled(data, box=(left, top, right, bottom), size=transform.size, kind=kind, packet=packet)
        stem = PurePosixPath(self.file.name).stem
        return ContentFile(content, name=f"{stem}.{filter.spec.replace('|', '.')}.{'jpg' if kind == 'jpeg' else kind}")

    def _keep(self, filter: Filter, file: File[bytes]) -> "PhotoRendition":
        """Keep a size, and lay it out if the photo is public: nobody can make it so or take it back meanwhile."""
        with transaction.atomic():
            rows = type(self)._base_manager.filter(pk=self.pk)
            if connection.features.has_select_for_no_key_update:
                rows = rows.select_for_update(no_key=True)
            is_public = rows.values_list("is_public", flat=True).first()
            rendition: PhotoRendition
            rendition, made = self.renditions.get_or_create(
                filter_spec=filter.spec, focal_point_key=filter.get_cache_key(self), defaults={"file": file}
            )
            if made and is_public:
                rendition.lay_out()
        return rendition

    def _reads_otherwise_in_files(self, update_fields: Any) -> bool:
        """Say whether the row says something else than the stored one of what stands in the files of its sizes."""
        if self.pk is None or update_fields is not None:
            return False
        stored = type(self)._base_manager.filter(pk=self.pk).values(*IN_FILES).first()
        return stored is not None and any(stored[name] != getattr(self, name) for name in IN_FILES)

    def _take_in_file(self) -> None:
        """Clean the file, read what it says, and see what its picture looks like."""
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
        self.looks_like = fingerprint(clean)

    def _fill_in(self, metadata: PhotoMetadata) -> None:
        """Take from the file what the desk did not write itself. A credit may name photographer and agency."""
        self.caption = self.caption or metadata.caption[:1000]
        self.alt_text = self.alt_text or metadata.alt_text[:300]
        self.rights_note = self.rights_note or metadata.rights[:1000]
        self.photographer = self.photographer or metadata.photographer[:120]
        self.instructions = self.instructions or metadata.instructions[:2000]
        if self.rights_until is None and metadata.rights_end_on is not None:
            after = metadata.rights_end_on + datetime.timedelta(days=1)
            self.rights_until = timezone.make_aware(datetime.datetime.combine(after, datetime.time.min))
        if self.agency or self.credit_line or metadata.credit in ("", self.photographer):
            return
        before, _slash, last = metadata.credit.rpartition("/")
        self.agency = Agency.objects.all().called(last)
        if self.agency is None:
            self.credit_line = metadata.credit[:200]
        else:
            self.photographer = self.photographer or before.strip()[:120]
            self.licence = self.licence or Licence.AGENCY


def _resembles(title: str, stem: str) -> bool:
    """Say whether *title* was made of a file's name: Wagtail puts blanks for its hyphens and underscores."""
    return not title or "".join(filter(str.isalnum, title)) == "".join(filter(str.isalnum, stem))


class PhotoRendition(AbstractRendition):
    """One size of a photo. Its file is private; for readers a copy of it is laid out under the same name."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="newsroom_one_rendition_a_spec"
            )
        ]

    @property
    def url(self) -> str:
        """Where readers find it if it is laid out for them, else where the staff does."""
        if self.pk is None:
            return self.file.url
        if self.image.is_public and self.filter_spec in PUBLIC_RENDITIONS:
            return default_storage.url(self.file.name)
        return reverse("khabar_size", args=[self.pk])

    def lay_out(self) -> None:
        """Copy the file to where readers are."""
        if self.filter_spec in PUBLIC_RENDITIONS and not default_storage.exists(self.file.name):
            with self.file.storage.open(self.file.name) as file:
                default_storage.save(self.file.name, file)

    def take_back(self) -> None:
        """Delete the copy that readers find, unless something live shows the photo again."""
        if not Photo.objects.filter(pk=self.image_id, is_public=True).exists():
            default_storage.delete(self.file.name)


@receiver(post_delete, sender=PhotoRendition)
def _take_back_deleted(instance: PhotoRendition, **_: Any) -> None:
    name = instance.file.name
    transaction.on_commit(lambda: default_storage.delete(name))
