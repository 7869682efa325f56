"""What the makers of a photo wrote into its file: caption, photographer, credit, rights and their end, instructions.

XMP is believed before IPTC, being Unicode throughout; EXIF is asked for the photographer only.
"""

import datetime
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from PIL import Image, UnidentifiedImageError

from khabar.newsroom.photo_file import iptc
from khabar.newsroom.photo_file.iptc import decode_iptc, iptc_fields
from khabar.text.encodings import repair_mojibake

EXIF_ARTIST = 315


@dataclass(frozen=True)
class PhotoMetadata:
    """What a file says about itself; a field it does not have is the empty string."""

    title: str = ""
    caption: str = ""
    photographer: str = ""
    credit: str = ""
    rights: str = ""
    alt_text: str = ""
    instructions: str = ""
    """What the agency demands or forbids: no use in some country, no sale, not before a date."""
    rights_end_on: datetime.date | None = None
    """The last day on which it may be shown."""


def read_metadata(data: bytes) -> PhotoMetadata:
    """Return what the image file *data* says; nothing is raised for a file that says it badly."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            fields = iptc_fields(image)
            xmp = _xmp(image)
            artist = image.getexif().get(EXIF_ARTIST, "")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return PhotoMetadata()

    def first(name: str, *datasets: tuple[int, int]) -> str:
        return next(filter(None, [xmp.get(name, ""), *(" ".join(fields.get(dataset, [])) for dataset in datasets)]), "")

    rights = [first("rights", iptc.COPYRIGHT), first("UsageTerms")]
    return PhotoMetadata(
        title=first("Headline", iptc.HEADLINE) or first("title", iptc.TITLE),
        caption=first("description", iptc.CAPTION),
        photographer=first("creator", iptc.BYLINE) or _exif_text(artist),
        credit=first("Credit", iptc.CREDIT) or first("Source", iptc.SOURCE),
        rights="\n".join(dict.fromkeys(filter(None, rights))),
        alt_text=first("AltTextAccessibility"),
        instructions=first("Instructions", iptc.INSTRUCTIONS),
        rights_end_on=_day(first("LicenseEndDate", iptc.EXPIRES_ON)),
    )


def _xmp(image: Image.Image) -> dict[str, str]:
    """Return the text of each XMP property by its local name, the first one met when there are several."""
    try:
        packet = image.getxmp()
    except (ParseError, DefusedXmlException, ValueError):
        return {}
    description = packet.get("xmpmeta", packet).get("RDF", {}).get("Description", {})
    found: dict[str, str] = {}
    for properties in description if isinstance(description, list) else [description]:
        if isinstance(properties, dict):
            for name, value in properties.items():
                text = repair_mojibake(", ".join(dict.fromkeys(_texts(value))))
                if text:
                    found.setdefault(name, text)
    return found


def _texts(value: Any) -> Iterator[str]:
    """Walk one XMP value: text, a bag or sequence of texts, or alternatives by language, of which the first counts."""
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        if "Alt" in value:
            items = value["Alt"].get("li", "") if isinstance(value["Alt"], dict) else ""
            yield from _texts(items[0] if isinstance(items, list) and items else items)
        elif "text" in value:
            yield from _texts(value["text"])
        else:
            for container in ("Seq", "Bag"):
                if isinstance(value.get(container), dict):
                    yield from _texts(value[container].get("li", ""))


def _day(text: str) -> datetime.date | None:
    """Return the day that *text* begins with: 20180101 as IPTC writes it, 2018-01-01 as XMP does."""
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", text)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _exif_text(value: object) -> str:
    """Return an EXIF string as written: Pillow reads each byte as Latin-1, cameras set to Arabic write UTF-8."""
    return decode_iptc(value.encode("latin-1", errors="ignore")).strip() if isinstance(value, str) else ""
