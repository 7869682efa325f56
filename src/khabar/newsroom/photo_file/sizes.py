"""Makes one size of a photo for readers: cut, scaled, in one of three formats, with its makers' names and no more.

Colours become sRGB, so that a profile, which can name the device that it was made for, need not travel along.
"""

import io
from typing import Any, Final

from PIL import Image, ImageCms

Box = tuple[int, int, int, int]

_SAVING: Final[dict[str, dict[str, Any]]] = {
    "avif": {"quality": 55, "speed": 8},
    "webp": {"quality": 76, "method": 4},
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
}


def scaled(data: bytes, *, box: Box, size: tuple[int, int], kind: str, packet: bytes) -> bytes:
    """Return the part *box* of the picture *data*, scaled to *size*, as *kind* (avif, webp, jpeg), with XMP *packet*.

    Raises OSError for a broken file.
    """
    with Image.open(io.BytesIO(data)) as opened:
        picture = _in_srgb(opened)
    cut = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    if kind == "jpeg" and cut.mode != "RGB":
        ground = Image.new("RGB", cut.size, "white")
        ground.paste(cut, mask=cut.getchannel("A"))
        cut = ground
    out = io.BytesIO()
    cut.info = {}
    cut.save(out, kind.upper(), exif=b"", xmp=packet, **_SAVING[kind])
    return out.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return *image* as RGB, or RGBA where something shines through, in the colours of every screen."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        try:
            turned = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=mode
            )
            return turned or image.convert(mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that nobody can read changes nothing
    return image.convert(mode)
