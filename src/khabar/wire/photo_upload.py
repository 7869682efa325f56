"""Looks at a photo's file before anything is saved: its size, its format, whether it is a picture at all."""

import warnings
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image, UnidentifiedImageError

from khabar.newsroom.photo_file.cleaning import CLEANED_FORMATS
from khabar.wire.refusals import PhotoRefused

_SUFFIXES = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}


def checked_photo(file: Path | IO[bytes]) -> ContentFile[bytes]:
    """Return the picture in *file*, ready to be kept, or raise PhotoRefused. Never reads more than the limit."""
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    data = _read(file, limit + 1)
    if len(data) > limit:
        raise PhotoRefused("bytes", f"The photo is larger than {limit // 1024 // 1024} MB. Make it smaller.")
    content: ContentFile[bytes] = ContentFile(data)
    kind = _kind_of(content)
    content.seek(0)
    content.name = f"photo{_SUFFIXES[kind]}"
    return content


def _read(file: Path | IO[bytes], most: int) -> bytes:
    if not isinstance(file, Path):
        return file.read(most)
    try:
        with file.open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        raise PhotoRefused("unreadable", f"The photo {file} cannot be read: {error.strerror}.") from error


def _kind_of(content: ContentFile[bytes]) -> str:
    """Return Pillow's name of the format after decoding the whole picture, so that a broken one is found here."""
    pixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(content) as image:
            kind = image.format or ""
            if kind not in CLEANED_FORMATS:
                known = "JPEG, PNG, WebP or AVIF"
                raise PhotoRefused("format", f"A photo of the format {kind or 'unknown'} is not taken. Use {known}.")
            if image.width * image.height > pixels:
                raise PhotoRefused(
                    "pixels", f"The photo has more than {pixels // 1_000_000} megapixels. Make it smaller."
                )
            image.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise PhotoRefused("unreadable", "The photo is no picture, or a broken one.") from error
    return kind
