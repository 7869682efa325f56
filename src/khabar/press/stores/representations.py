"""The forms in which a sheet travels: as it is, gzip, brotli. The same sheet always gives the same bytes.

Where a compressed form exists the plain one is not kept: the gzip form unpacks to it, and hardly anyone asks for it.
"""

import hashlib
from dataclasses import dataclass

import brotli
import deflate

from khabar.press.sheets import Sheet

# Measured on a page of 37 KB: brotli 5 costs 0.6 ms, brotli 11 saves another 12 % for 60 times the CPU. gzip 6 costs
# 0.25 ms by libdeflate and 0.5 ms by zlib, which makes it larger.
BROTLI_QUALITY = 5
BROTLI_WINDOW, WIDEST_BROTLI_WINDOW = 16, 22
"""How far brotli looks back, in bits. In the small one, a sheet that fits in takes a tenth less time."""
GZIP_LEVEL = 6
SMALLEST_TO_COMPRESS = 256
_RECIPE = f"brotli {BROTLI_QUALITY} {BROTLI_WINDOW}, libdeflate {GZIP_LEVEL}"
_TEXT_TYPES = (
    "text/",
    "application/javascript",
    "application/json",
    "application/ld+json",
    "application/manifest+json",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "image/svg+xml",
)


@dataclass(frozen=True)
class Representations:
    """At least one is there; *identity* only if *gzip* is not."""

    identity: bytes | None
    gzip: bytes | None
    brotli: bytes | None


def digest(sheet: Sheet) -> str:
    """Return what changes whenever the answer to a reader would; strong ETags are made of it."""
    told = (_RECIPE, sheet.status, sheet.content_type, sheet.location, sheet.immutable)
    return hashlib.sha256(repr(told).encode() + b"\n" + sheet.body).hexdigest()[:32]


def representations(sheet: Sheet) -> Representations:
    """Return the forms of *sheet*: pictures, fonts and small bodies only as they are."""
    body = sheet.body
    if len(body) < SMALLEST_TO_COMPRESS or not sheet.content_type.startswith(_TEXT_TYPES):
        return Representations(identity=body, gzip=None, brotli=None)
    return Representations(
        identity=None,
        gzip=bytes(deflate.gzip_compress(body, GZIP_LEVEL)),
        brotli=brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY, lgwin=_window(body)),
    )


def _window(body: bytes) -> int:
    return BROTLI_WINDOW if len(body) <= 1 << BROTLI_WINDOW else WIDEST_BROTLI_WINDOW
