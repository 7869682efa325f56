"""Reads the IPTC fields of a JPEG, in whatever encoding the agency's software wrote them."""

from PIL import Image, ImageFile, IptcImagePlugin

from khabar.text.encodings import decode_field, repair_mojibake

CODED_CHARACTER_SET = (1, 90)
UTF_8_DECLARED = b"\x1b%G"

TITLE = (2, 5)
EXPIRES_ON = (2, 37)
INSTRUCTIONS = (2, 40)
BYLINE = (2, 80)
HEADLINE = (2, 105)
CREDIT = (2, 110)
SOURCE = (2, 115)
COPYRIGHT = (2, 116)
CAPTION = (2, 120)


def iptc_fields(image: Image.Image) -> dict[tuple[int, int], list[str]]:
    """Return the text of each dataset of *image*, an empty dict when there is none or it cannot be read."""
    if not isinstance(image, ImageFile.ImageFile):
        return {}
    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except (SyntaxError, ValueError, IndexError, KeyError, OSError):
        return {}
    values = {dataset: value if isinstance(value, list) else [value] for dataset, value in found.items()}
    declared = UTF_8_DECLARED in values.get(CODED_CHARACTER_SET, [])
    return {
        dataset: [decode_iptc(value, declared_utf_8=declared).strip() for value in raw]
        for dataset, raw in values.items()
        if dataset[0] == 2
    }


def decode_iptc(value: bytes, *, declared_utf_8: bool = False) -> str:
    """Return *value* as text: as UTF-8 if it is that, else as Arabic or Western Europe wrote before there was UTF-8.

    UTF-8 may have been cut in the middle of a letter by the field's length: what is left of it is dropped. What was
    garbled on the way into the file is set right where that is certain; the editor sees it in the form.
    """
    return repair_mojibake(decode_field(value, declared_utf_8=declared_utf_8)).replace("\0", "")
