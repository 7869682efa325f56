"""A city after dark: three depths of blocks, windows lit by people who work late."""

import random
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Pen
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import ridge
from khabar.site.demo.pictures.paints import down


class Palette(NamedTuple):
    sky: tuple[str, ...]
    near: str
    haze: str
    lamp: str
    cool: str


PALETTES = {"indigo": Palette(("#0e1636", "#1f2c5c", "#4a4f86", "#a26d86"), "#0a1028", "#7c6690", "#ffd489", "#a9d4f0")}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, 860, *palette.sky), "city night")
    with canvas.shapes("#ffffff", (0, 0, WIDTH, 460), 0.75) as pen:
        for _ in range(130):
            y = canvas.random.uniform(0, 440)
            pen.ellipse(
                canvas.random.uniform(0, WIDTH), y, canvas.random.choice((0.8, 1.0, 1.6)), opacity=0.9 - y / 560
            )
    moon_x, moon_y = 1250.0, 190.0
    canvas.glow(moon_x, moon_y, 460, "#f6ecd0", 0.5)
    with canvas.shapes("#fbf3da", (moon_x - 60, moon_y - 60, moon_x + 60, moon_y + 60)) as pen:
        pen.ellipse(moon_x, moon_y, 46)
        pen.ellipse(moon_x - 22, moon_y - 10, 42, opacity=0)
    canvas.polygon(ridge(canvas.random, 720, 130, 0.5), mix(palette.sky[2], palette.sky[3], 0.4))
    _row(canvas, palette, 640, 180, 46, 0.62, 0.30)
    canvas.glow(800, 860, 1100, palette.haze, 0.5, 0.3)
    _row(canvas, palette, 640, 300, 84, 0.34, 0.36)
    canvas.glow(500, 960, 1000, palette.haze, 0.42, 0.28)
    _row(canvas, palette, 790, 330, 150, 0.0, 0.42)
    _street(canvas, palette)
    canvas.shade_corners(0.3, palette.near)
    canvas.grain(6)
    return canvas


def _row(canvas: Canvas, palette: Palette, base: float, rise: float, width: float, far: float, lit: float) -> None:
    """One depth of buildings, from the left edge to the right."""
    body = mix(palette.near, palette.sky[2], far)
    source = canvas.random
    houses: list[tuple[float, float, float]] = []
    x = -source.uniform(0, width)
    while x < WIDTH:
        breadth = width * source.uniform(0.75, 1.5)
        houses.append((x, base - rise * source.uniform(-0.25, 0.85), breadth))
        x += breadth + source.choice((0, 0, width * 0.12))
    with canvas.shapes(
        down(base - rise, base + 260, body, mix(body, palette.haze, 0.28 + far * 0.5)), (0, 300, WIDTH, HEIGHT)
    ) as pen:
        for left, top, breadth in houses:
            pen.rectangle(left, top, left + breadth, HEIGHT)
            roof = source.random()
            if roof < 0.3:
                pen.rectangle(left + breadth * 0.2, top - width * 0.16, left + breadth * 0.55, top)
            elif roof < 0.5:
                pen.ellipse(left + breadth * 0.5, top, breadth * 0.3, breadth * 0.3)
            elif roof < 0.72:
                pen.rounded(left + breadth * 0.6, top - width * 0.2, left + breadth * 0.85, top - width * 0.04, 3)
                pen.rectangle(left + breadth * 0.7, top - width * 0.05, left + breadth * 0.75, top)
            if source.random() < 0.25:
                pen.line([(left + breadth * 0.3, top), (left + breadth * 0.3, top - width * 0.55)], 2)
    for colour, share in (
        (palette.lamp, lit * 0.7),
        (mix(palette.lamp, "#ff9d5c", 0.6), lit * 0.25),
        (palette.cool, lit * 0.12),
    ):
        with canvas.shapes(mix(colour, palette.haze, far * 0.45), (0, 300, WIDTH, HEIGHT), 0.95 - far * 0.35) as pen:
            for house in houses:
                _windows(pen, source, house, width * 0.085, share)


def _windows(pen: Pen, source: random.Random, house: tuple[float, float, float], size: float, share: float) -> None:
    """Light some of a house's windows, a whole column of stairs now and then."""
    left, top, breadth = house
    columns = max(int((breadth - size) / (size * 2.1)), 1)
    gap = (breadth - columns * size) / (columns + 1)
    for column in range(columns):
        keen = share * (2.4 if source.random() < 0.12 else 0.85)
        y = top + size * 1.6
        while y < HEIGHT - 90:
            if source.random() < keen:
                x = left + gap + column * (size + gap)
                pen.rectangle(x, y, x + size, y + size * 1.45, source.uniform(0.45, 1))
            y += size * 2.9


def _street(canvas: Canvas, palette: Palette) -> None:
    """The street at the foot of the picture: trees, lamps, a late bus."""
    with canvas.shapes(mix(palette.near, "#000000", 0.35), (0, 930, WIDTH, HEIGHT)) as pen:
        pen.rectangle(0, 1010, WIDTH, HEIGHT)
        for x in range(-10, WIDTH, 74):
            pen.ellipse(
                x + canvas.random.uniform(-14, 14), 1000, canvas.random.uniform(24, 44), canvas.random.uniform(22, 40)
            )
    for x in range(70, WIDTH, 210):
        with canvas.shapes("#05091a", (x - 6, 880, x + 46, 1020)) as pen:
            pen.rectangle(x - 2, 890, x + 2, 1016)
            pen.rounded(x - 2, 886, x + 40, 892, 3)
        canvas.ellipse(x + 36, 893, 9, 4, palette.lamp)
        canvas.glow(x + 36, 900, 130, palette.lamp, 0.6)
        canvas.glow(x + 36, 1022, 110, palette.lamp, 0.35, 0.25)
    left, top = 560.0, 938.0
    canvas.polygon(
        [(left, 948), (left + 8, top), (left + 262, top), (left + 270, 950), (left + 270, 1014), (left, 1014)],
        down(top, 1014, "#c98d4a", "#7a4f3c"),
    )
    with canvas.shapes("#ffe6ae", (left, top, left + 270, 1014)) as pen:
        for index in range(6):
            pen.rounded(left + 10 + index * 37, top + 11, left + 42 + index * 37, top + 42, 4)
        pen.rounded(left + 236, top + 11, left + 264, top + 60, 4)
    with canvas.shapes("#04060f", (left, 990, left + 270, 1040)) as pen:
        for wheel in (left + 52, left + 208):
            pen.ellipse(wheel, 1012, 16)
    canvas.glow(left + 300, 1004, 150, "#fff0c4", 0.55, 0.35)
    canvas.glow(left + 135, 1030, 230, palette.lamp, 0.3, 0.18)
