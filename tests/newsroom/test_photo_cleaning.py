"""What could harm the maker of a photo leaves the file; the picture, its colours and its makers' names stay."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms

from khabar.newsroom.photo_file.cleaning import cleaned
from khabar.newsroom.photo_file.metadata import read_metadata
from tests.factories.newsroom import image_bytes

ORIENTATION, MODEL, GPS, SERIAL = 0x0112, 0x0110, 0x8825, 0xA431
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]


def telling_exif() -> Image.Exif:
    """Return EXIF that tells where, with what and which way up the photo was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MODEL] = "SPY-CAMERA"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (34.0, 22.0, 7.0)
    exif.get_ifd(0x8769)[SERIAL] = "SERIAL-4711"
    return exif


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("format", FORMATS)
def test_place_camera_and_serial_number_leave_the_file(format: str) -> None:
    told = image_bytes(size=(60, 40), format=format, exif=telling_exif())

    clean = cleaned(told)

    assert dict(opened(clean).getexif()) == {}
    assert b"SPY-CAMERA" not in clean
    assert b"SERIAL-4711" not in clean


@pytest.mark.parametrize("format", FORMATS)
def test_photo_taken_sideways_stands_upright(format: str) -> None:
    told = image_bytes(size=(60, 40), format=format, exif=telling_exif())

    assert opened(cleaned(told)).size == (40, 60)


@pytest.mark.parametrize("format", FORMATS)
def test_names_of_makers_stay_with_the_file(format: str) -> None:
    clean = cleaned(
        image_bytes(size=(60, 40), format=format), creator="أحمد الربيعي", credit="AFP & Co", rights="© <خبر>"
    )

    found = read_metadata(clean)

    assert (found.photographer, found.credit, found.rights) == ("أحمد الربيعي", "AFP & Co", "© <خبر>")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_upload_becomes_the_same_file(format: str) -> None:
    told = image_bytes(size=(60, 40), format=format, exif=telling_exif())

    assert cleaned(told) == cleaned(told)


def test_colour_profile_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    clean = cleaned(image_bytes(size=(8, 8), icc_profile=profile))

    assert opened(clean).info["icc_profile"] == profile


def test_comment_and_what_hides_behind_the_picture_leave_the_file() -> None:
    told = image_bytes(size=(8, 8), comment=b"taken by an informant") + b"another photo behind the end"

    clean = cleaned(told)

    assert b"informant" not in clean
    assert b"behind the end" not in clean


def test_picture_of_an_upright_jpeg_is_not_made_worse() -> None:
    gradient = Image.linear_gradient("L").convert("RGB")
    file = io.BytesIO()
    gradient.save(file, "JPEG", quality=60)
    before = opened(file.getvalue())

    after = opened(cleaned(file.getvalue()))

    assert max(high for _low, high in _difference(before, after).getextrema()) <= 2


def test_format_that_can_not_be_cleaned_is_refused() -> None:
    with pytest.raises(ValueError, match="A photo of the format BMP cannot be cleaned"):
        cleaned(image_bytes(size=(8, 8), format="BMP"))


@given(st.binary(max_size=200))
def test_bytes_that_are_no_image_are_refused_with_one_known_error(data: bytes) -> None:
    with pytest.raises((OSError, ValueError)):
        cleaned(data)


@pytest.mark.samples
def test_a_telephone_s_photo_loses_its_place(samples: Path) -> None:
    told = (samples / "photos" / "iphone_gpsinfo_exif.JPG").read_bytes()
    assert GPS in opened(told).getexif()

    clean = cleaned(told)

    assert dict(opened(clean).getexif()) == {}
    assert b"iPhone" not in clean
    assert b"Lens" not in clean


def _difference(before: Image.Image, after: Image.Image) -> Image.Image:
    return ImageChops.difference(before.convert("RGB"), after.convert("RGB"))
