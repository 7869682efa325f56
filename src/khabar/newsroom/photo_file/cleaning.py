"""Takes out of a photo's file what could harm its maker: place, time, camera, serial numbers, thumbnails, comments.

What remains is the picture, turned upright, its colour profile, and who made it and owns it, as XMP.
"""

import io

from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from khabar.newsroom.photo_file.makers import makers_packet

CLEANED_FORMATS = {"JPEG", "MPO", "PNG", "WEBP", "AVIF"}
XMP_IN_PNG = "XML:com.adobe.xmp"


def cleaned(data: bytes, *, creator: str = "", credit: str = "", rights: str = "") -> bytes:
    """Return the image file *data* without private metadata, upright, naming *creator*, *credit* and *rights*.

    The result depends on nothing else, so that one photo uploaded twice is still the same file.
    Raises ValueError for a format that cannot be cleaned, OSError for a broken file.
    """
    with Image.open(io.BytesIO(data)) as image:
        kind = image.format or ""
        if kind not in CLEANED_FORMATS:
            raise ValueError(f"A photo of the format {kind or 'unknown'} cannot be cleaned.")
        packet = makers_packet(creator, credit, rights)
        profile = image.info.get("icc_profile")
        upright = ImageOps.exif_transpose(image)
        turned = image.getexif().get(0x0112, 1) not in (0, 1)
        out = io.BytesIO()
        if kind in {"JPEG", "MPO"}:
            untouched = kind == "JPEG" and not turned
            picture = image if untouched else upright
            picture.info.pop("comment", None)
            # "keep" writes the same quantisation again: the picture stays what it was.
            quality: dict[str, object] = {"quality": "keep"} if untouched else {"quality": 92, "subsampling": 0}
            picture.save(out, "JPEG", exif=b"", xmp=packet, icc_profile=profile, progressive=True, **quality)
        elif kind == "PNG":
            about = PngInfo()
            about.add_itxt(XMP_IN_PNG, packet.decode(), zip=False)
            upright.save(out, "PNG", pnginfo=about, exif=None, icc_profile=profile)
        else:
            upright.save(out, kind, exif=b"", xmp=packet, icc_profile=profile, quality=90)
        return out.getvalue()
