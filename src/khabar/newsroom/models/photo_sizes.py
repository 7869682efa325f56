"""In which sizes and formats readers may see a photo, and what decides on the files of these."""

from typing import Final

from django.db import models

ON_SHARE_CARDS: Final = "fill-1200x630|format-jpeg"
"""Cut around the focal point, in the shape of the cards that social networks show."""
PUBLIC_RENDITIONS: Final = (
    "width-480|format-avif",
    "width-800|format-avif",
    "width-1200|format-avif",
    "width-480|format-webp",
    "width-800|format-webp",
    "width-1200|format-webp",
    "width-800|format-jpeg",
    ON_SHARE_CARDS,
)
"""What readers may be shown, made once when a photo comes in: no page waits for a picture to be scaled."""
ORIGINAL: Final = "original"
IN_FILES: Final = (
    "photographer",
    "agency_id",
    "credit_line",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)
"""Columns that decide what the files of the sizes hold."""


class Due(models.IntegerChoices):
    """What the worker has to do for a photo's sizes."""

    NOTHING = 0
    MISSING = 1
    ALL_ANEW = 2
