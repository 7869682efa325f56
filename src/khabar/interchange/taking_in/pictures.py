"""Makes photos of the pictures that stories show: each once, however many stories show it, whenever they come."""

import hashlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db import transaction

from khabar.interchange.formats.markup import Picture, plain_text
from khabar.interchange.formats.records import Medium, Note
from khabar.interchange.formats.shelf import Shelf, place_of, unscaled
from khabar.interchange.models import Arrival, Origin
from khabar.interchange.models.arrival import Kind
from khabar.interchange.taking_in.media import MediaSource, NoFile
from khabar.interchange.taking_in.telling import Outcome, Telling
from khabar.newsroom.models import Photo
from khabar.wire.photo_upload import checked_photo
from khabar.wire.refusals import PhotoRefused


@dataclass
class Pictures:
    """The photos of one import. Without a *source* none is made, and those that came earlier are found."""

    origin: Origin
    shelf: Shelf
    source: MediaSource | None
    telling: Telling
    address: str = ""
    is_dry: bool = False
    used: set[str] = field(default_factory=set)
    _failed: dict[str, str] = field(default_factory=dict)

    def photo_of(self, picture: Picture, notes: list[Note]) -> int | None:
        """Return the number of the photo for *picture*, made now if need be; None where there is none, with a note.

        Call it outside transactions: files are read, and a photo is kept even where its story fails.
        """
        medium = self.medium_of(picture)
        if medium is None:
            notes.append(Note(f"The export names no file for the picture {picture.key}; it is left out."))
            return None
        self.used.add(medium.key)
        arrival = Arrival.objects.filter(origin=self.origin, kind=Kind.PHOTO, key=medium.key).first()
        if arrival is not None and Photo.objects.filter(pk=arrival.object_id).exists():
            return arrival.object_id
        if arrival is not None:
            notes.append(Note("The desk deleted its photo since; it is not taken again.", medium.url))
            return None
        if self.source is None:
            notes.append(Note("A picture is a link as long as no --media-from says where its file is.", medium.url))
            return None
        return self._taken(medium, self.source, notes)

    def medium_of(self, picture: Picture) -> Medium | None:
        """Return what the export knows of *picture*, else what its own address says."""
        found = self.shelf.by_key(picture.key) if picture.key else None
        if found is None and picture.url:
            found = self.shelf.by_url(picture.url)
        if found is not None:
            return found
        if not picture.url:
            return None
        url = urljoin(f"{self.address}/", picture.url) if self.address else picture.url
        key = hashlib.sha256(unscaled(place_of(url)).encode()).hexdigest()[:32]
        return Medium(key, url, caption=picture.caption, alt_text=picture.alt_text)

    def tell_of_unused(self) -> None:
        """Tell of the media that no story showed: they are not taken in."""
        for medium in self.shelf.all():
            if medium.key not in self.used:
                reason = "No story that was taken in shows it."
                self.telling.tell("media", medium.key, medium.title or medium.url, Outcome.SKIPPED, reason=reason)

    def _taken(self, medium: Medium, source: MediaSource, notes: list[Note]) -> int | None:
        reason = self._failed.get(medium.key, "")
        if not reason:
            try:
                content = checked_photo(BytesIO(source.fetch(medium, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)))
                if self.is_dry:
                    return None
                with transaction.atomic():
                    photo = _photo(medium, self.origin)
                    photo.file = content
                    photo.save()
                    Arrival.objects.create(origin=self.origin, kind=Kind.PHOTO, key=medium.key, object_id=photo.pk)
            except (NoFile, PhotoRefused) as refusal:
                reason = self._failed[medium.key] = str(refusal)
                self.telling.tell("media", medium.key, medium.title or medium.url, Outcome.SKIPPED, reason=reason)
            else:
                self.telling.tell("media", medium.key, photo.title, Outcome.IMPORTED)
                return int(photo.pk)
        notes.append(Note(f"A picture is a link: {reason}", medium.url))
        return None


def _photo(medium: Medium, origin: Origin) -> Photo:
    name = PurePosixPath(urlsplit(medium.url).path).stem
    return Photo(
        title=(" ".join(plain_text(medium.title).split()) or medium.alt_text or name or "photo")[:255],
        caption=" ".join(plain_text(medium.caption).split())[:1000],
        alt_text=" ".join(medium.alt_text.split())[:300],
        photographer=" ".join(plain_text(medium.photographer).split())[:120],
        collection=origin.edition.collection,
    )
