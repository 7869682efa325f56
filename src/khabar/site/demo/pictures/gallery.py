"""The list of scenes, and how one becomes an image or the bytes of a JPEG file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image

from khabar.site.demo.pictures.canvas import Canvas
from khabar.site.demo.pictures.scenes import (
    archive_boxes,
    ball_grass,
    chart_bars,
    city_night,
    council_chamber,
    dam,
    floodlights,
    lake_boats,
    library_shelves,
    market_awnings,
    misty_mountains,
    office_lamp,
    pipes_pattern,
    pomegranates,
    pottery,
    rain_window,
    river_dusk,
    school_facade,
    solar_field,
    stadium_above,
    starry_dome,
    stone_bridge,
    tape_reels,
    theatre_stage,
    train_viaduct,
    umbrellas,
    water_drop,
    wheat_field,
    workshop_threads,
)

JPEG_QUALITY = 86


@dataclass(frozen=True)
class Scene:
    # Each scene has a record of its own for its palettes, so the two fields can only be told apart by the scene.
    draw: Callable[[Any], Canvas]
    palettes: Mapping[str, Any]


SCENES = {
    module.__name__.rpartition(".")[2]: Scene(module.draw, module.PALETTES)
    for module in (
        archive_boxes,
        ball_grass,
        chart_bars,
        city_night,
        council_chamber,
        dam,
        floodlights,
        lake_boats,
        library_shelves,
        market_awnings,
        misty_mountains,
        office_lamp,
        pipes_pattern,
        pomegranates,
        pottery,
        rain_window,
        river_dusk,
        school_facade,
        solar_field,
        stadium_above,
        starry_dome,
        stone_bridge,
        tape_reels,
        theatre_stage,
        train_viaduct,
        umbrellas,
        water_drop,
        wheat_field,
        workshop_threads,
    )
}


def pictures() -> Iterator[tuple[str, str]]:
    """Yield every picture there is, as the name of its scene and of its palette."""
    for name, scene in SCENES.items():
        for palette in scene.palettes:
            yield name, palette


def draw(picture: str, palette: str) -> Image.Image:
    """Draw one picture, 1600 by 1067. Takes a third of a second."""
    scene = SCENES[picture]
    return scene.draw(scene.palettes[palette]).image


def jpeg(picture: str, palette: str) -> bytes:
    file = BytesIO()
    draw(picture, palette).save(file, "JPEG", quality=JPEG_QUALITY)
    return file.getvalue()
