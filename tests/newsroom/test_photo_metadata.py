"""What the makers of a photo wrote into its file is read, in whatever encoding they wrote it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from khabar.newsroom.photo_file.iptc import decode_iptc
from khabar.newsroom.photo_file.metadata import PhotoMetadata, read_metadata
from tests.factories.newsroom import image_bytes

ARTIST = 315


def iptc(*datasets: tuple[int, bytes], utf_8: bool = False) -> bytes:
    """Return a JPEG's Photoshop block with IPTC *datasets* of record 2."""
    coded = b"\x1c\x01\x5a\x00\x03\x1b%G" if utf_8 else b""
    records = coded + b"".join(
        b"\x1c\x02" + bytes([number]) + len(value).to_bytes(2, "big") + value for number, value in datasets
    )
    padded = records + b"\x00" * (len(records) % 2)
    return b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(records).to_bytes(4, "big") + padded


def jpeg_with_iptc(*datasets: tuple[int, bytes], utf_8: bool = False, **options: object) -> bytes:
    plain, block = image_bytes(size=(8, 8), **options), iptc(*datasets, utf_8=utf_8)
    return plain[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + plain[2:]


def xmp(inner: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        f' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def test_iptc_declared_as_utf_8_is_read_as_that() -> None:
    data = jpeg_with_iptc((120, "قوات عراقية قرب القائم".encode()), (80, "أحمد الربيعي".encode()), utf_8=True)

    assert read_metadata(data) == PhotoMetadata(caption="قوات عراقية قرب القائم", photographer="أحمد الربيعي")


def test_letter_cut_by_the_length_of_a_field_is_dropped() -> None:
    assert decode_iptc("أحمد الربيعي".encode()[:-1], declared_utf_8=True) == "أحمد الربيع"


def test_iptc_that_declares_nothing_is_tried_as_utf_8_first() -> None:
    assert read_metadata(jpeg_with_iptc((116, "© خبر".encode()))).rights == "© خبر"


def test_iptc_of_an_old_windows_program_is_read_as_windows_arabic() -> None:
    data = jpeg_with_iptc((120, "قوات عراقية".encode("cp1256")), (110, "رويترز".encode("cp1256")))

    assert read_metadata(data) == PhotoMetadata(caption="قوات عراقية", credit="رويترز")


def test_iptc_that_declares_utf_8_wrongly_is_read_all_the_same() -> None:
    data = jpeg_with_iptc((120, "قوات عراقية قرب القائم".encode("cp1256")), utf_8=True)

    assert read_metadata(data).caption == "قوات عراقية قرب القائم"


def test_names_of_western_europe_keep_their_accents() -> None:
    assert read_metadata(jpeg_with_iptc((80, "MUÑOZ José".encode("cp1252")))).photographer == "MUÑOZ José"


def test_caption_garbled_before_it_came_into_the_file_is_set_right() -> None:
    caption = "قوات عراقية"
    garbled = caption.encode().decode("latin-1")
    description = f"<dc:description><rdf:Alt><rdf:li>{garbled}</rdf:li></rdf:Alt></dc:description>"

    assert read_metadata(jpeg_with_iptc((120, garbled.encode()))).caption == caption
    assert read_metadata(image_bytes(size=(8, 8), xmp=xmp(description))).caption == caption


def test_xmp_is_believed_before_iptc() -> None:
    description = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">من XMP</rdf:li></rdf:Alt></dc:description>'

    found = read_metadata(jpeg_with_iptc((120, "من IPTC".encode()), (110, b"AFP"), xmp=xmp(description)))

    assert (found.caption, found.credit) == ("من XMP", "AFP")


def test_words_for_the_blind_and_several_creators_are_read_from_xmp() -> None:
    inner = (
        "<dc:creator><rdf:Seq><rdf:li>أحمد</rdf:li><rdf:li>سلمى</rdf:li></rdf:Seq></dc:creator>"
        '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="ar">جسر فوق نهر</rdf:li></rdf:Alt>'
        "</Iptc4xmpCore:AltTextAccessibility><photoshop:Credit>AFP</photoshop:Credit>"
    )

    found = read_metadata(image_bytes(size=(8, 8), format="PNG", pnginfo=_png_xmp(inner)))

    assert (found.photographer, found.alt_text, found.credit) == ("أحمد, سلمى", "جسر فوق نهر", "AFP")


def test_photographer_of_a_camera_set_to_arabic_is_read_from_exif() -> None:
    name = "أحمد الربيعي".encode()
    exif = Image.Exif()
    exif[ARTIST] = "x" * len(name)  # Pillow would not write it as cameras do
    data = image_bytes(size=(8, 8), exif=exif).replace(b"x" * len(name), name)

    assert read_metadata(data).photographer == "أحمد الربيعي"


@pytest.mark.parametrize("data", [b"", b"not an image", image_bytes(size=(8, 8))[:60]])
def test_file_that_is_no_image_says_nothing(data: bytes) -> None:
    assert read_metadata(data) == PhotoMetadata()


def test_xmp_that_is_no_xml_says_nothing() -> None:
    assert read_metadata(image_bytes(size=(8, 8), xmp=b"<x:xmpmeta")) == PhotoMetadata()


@given(st.binary(max_size=300))
def test_any_iptc_bytes_are_read_or_ignored(block: bytes) -> None:
    plain = image_bytes(size=(8, 8))
    body = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block
    data = plain[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + plain[2:]

    assert isinstance(read_metadata(data), PhotoMetadata)


@pytest.mark.samples
def test_the_reference_photo_of_the_iptc_is_read(samples: Path) -> None:
    found = read_metadata((samples / "photos" / "IPTC-PhotometadataRef-Std2017.1.jpg").read_bytes())

    assert found.title == "The Headline (ref2017.1)"
    assert found.caption == "The description aka caption (ref2017.1)"
    assert found.photographer == "Creator1 (ref2017.1), Creator2 (ref2017.1)"
    assert found.credit == "Credit Line (ref2017.1)"
    assert found.rights.splitlines()[0].startswith("Copyright (Notice) 2017.1 IPTC")


@pytest.mark.samples
def test_an_agency_s_photo_is_read(samples: Path) -> None:
    found = read_metadata((samples / "photos" / "cp.jpg").read_bytes())

    assert (found.photographer, found.credit) == ("Paul Chiasson", "The Canadian Press")
    assert "Montreal" in found.caption


def _png_xmp(inner: str) -> PngInfo:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", xmp(inner).decode())
    return info
