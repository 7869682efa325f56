"""Makes the sizes of photos ahead of the pages that show them: work for a thread of its own, beside the press."""

import logging
import threading

from django.db import connection
from wagtail.images.models import SourceImageIOError

from khabar.newsroom.models.photo import Photo
from khabar.newsroom.models.photo_fingerprint import PhotoFingerprint, keep_fingerprint
from khabar.newsroom.models.photo_sizes import Due
from khabar.newsroom.photo_file.likeness import fingerprint

SECONDS_BETWEEN = 2.0
SECONDS_AFTER_A_FAULT = 30.0
AT_ONCE = 20

log = logging.getLogger(__name__)


def make_due_sizes(most: int = AT_ONCE) -> int:
    """Make the sizes of up to *most* photos for which they are due, oldest first; return how many photos these were.

    A photo whose file is lost or broken is given up: nothing can be made of it, and it must not hold up the others.
    """
    waiting = list(Photo.objects.exclude(sizes_due=Due.NOTHING).order_by("pk")[:most])
    for photo in waiting:
        try:
            if not PhotoFingerprint.objects.filter(photo=photo).exists():
                with photo.open_file() as file:
                    keep_fingerprint(photo, fingerprint(file.read()))
            photo.make_public_renditions(anew=photo.sizes_due == Due.ALL_ANEW)
        except (SourceImageIOError, OSError, ValueError, SyntaxError):
            log.exception("The sizes of photo %s cannot be made.", photo.pk)
            Photo.objects.filter(pk=photo.pk).update(sizes_due=Due.NOTHING)
    return len(waiting)


def make_sizes_forever(stop: threading.Event) -> None:
    """Make sizes as photos come in, until *stop* is set. A database that is away is waited for."""
    pause = 0.0
    while not stop.wait(pause):
        try:
            pause = 0.0 if make_due_sizes(1) else SECONDS_BETWEEN
        except Exception:
            log.warning("No sizes of photos can be made; again in %.0f s.", SECONDS_AFTER_A_FAULT, exc_info=True)
            pause = SECONDS_AFTER_A_FAULT
            connection.close()
    connection.close()
