"""The demo's pictures: their size, their sameness, and that something is on them."""

from io import BytesIO

import pytest
from PIL import Image, ImageStat

from khabar.site.demo.pictures import draw, jpeg, pictures

ONE_OF_EACH_SCENE = sorted(dict(pictures()).items())


@pytest.mark.parametrize(("picture", "palette"), ONE_OF_EACH_SCENE)
def test_picture_fills_a_sheet_of_1600_by_1067(picture: str, palette: str) -> None:
    image = draw(picture, palette)
    assert (image.mode, image.size) == ("RGB", (1600, 1067))
    assert min(ImageStat.Stat(image.resize((160, 107))).stddev) > 12, "an empty sheet"
    assert image.getpixel((800, 1066)) != image.getpixel((800, 0)), "the foot of the sheet was not reached"


@pytest.mark.parametrize(
    ("picture", "palette"), [("stone_bridge", "dawn"), ("rain_window", "blue"), ("pottery", "celadon")]
)
def test_picture_has_the_same_bytes_each_time(picture: str, palette: str) -> None:
    first = jpeg(picture, palette)
    draw("lake_boats", "dawn")  # what is drawn in between leaves no trace
    assert jpeg(picture, palette) == first


def test_palettes_of_a_scene_differ() -> None:
    assert jpeg("solar_field", "noon") != jpeg("solar_field", "dusk")


def test_file_is_a_jpeg_of_a_few_hundred_kilobytes() -> None:
    file = jpeg("market_awnings", "spice")
    assert Image.open(BytesIO(file)).format == "JPEG"
    assert len(file) < 400_000
