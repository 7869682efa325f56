"""Tells whether two files show the same picture, scaled, compressed or lightened anew. Says nothing of what it shows.

A fingerprint is 64 bits: whether each of 8 by 8 places is darker than the one beside it. Pictures whose fingerprints
differ in up to NEAR bits are taken for near. Four bands of sixteen bits find these without a look at all others: of
seven different bits at least one band has one at most.
"""

import io
from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageOps

NEAR: Final = 7
BANDS: Final = 4
_WIDTH = 16
_ACROSS, _DOWN = 9, 8
_NOISE = 2
"""Of 256 shades: what compression alone may change."""


def fingerprint(data: bytes) -> int:
    """Return the fingerprint of the picture *data*; 0 where there is nothing to tell it by. OSError if it is broken."""
    with Image.open(io.BytesIO(data)) as opened:
        opened.draft("L", (_ACROSS * 16, _DOWN * 16))
        grey = ImageOps.exif_transpose(opened).convert("L").resize((_ACROSS, _DOWN), Image.Resampling.BOX)
    shades = grey.tobytes()
    bits = 0
    for row in range(_DOWN):
        for column in range(_ACROSS - 1):
            place = row * _ACROSS + column
            bits = bits << 1 | (shades[place + 1] > shades[place] + _NOISE)
    return bits


def distance(one: int, other: int) -> int:
    """Return in how many bits two fingerprints differ."""
    return (one ^ other).bit_count()


def bands_of(bits: int) -> tuple[int, ...]:
    """Return the four bands of a fingerprint."""
    return tuple(bits >> _WIDTH * band & 0xFFFF for band in range(BANDS))


def bands_near(band: int) -> Iterator[int]:
    """Yield *band* and each that differs from it in one bit."""
    yield band
    for bit in range(_WIDTH):
        yield band ^ 1 << bit
