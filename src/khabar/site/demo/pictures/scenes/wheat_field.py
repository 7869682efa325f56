"""Rows of wheat that meet at the horizon, and weather on its way."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import cloud, ridge, streaks
from khabar.site.demo.pictures.paints import down

HORIZON = 470
MEETING = 1010.0


class Palette(NamedTuple):
    sky: tuple[str, ...]
    sun: str
    cloud: tuple[str, str]
    hills: str
    far: str
    near: str
    furrow: str
    ear: str


PALETTES = {
    "gold": Palette(
        ("#4f7fae", "#8fb4c9", "#f0d9a8", "#f7dd9b"),
        "#fff3c4",
        ("#fff4dd", "#c9a596"),
        "#8f8a86",
        "#e9bf5b",
        "#b9792a",
        "#7c4a1c",
        "#f7d98a",
    ),
    "green": Palette(
        ("#5b8fb9", "#9cc3d3", "#dbe8d6", "#eef0d4"),
        "#fffbe0",
        ("#ffffff", "#a9b9c4"),
        "#7f9a94",
        "#a9c069",
        "#4f7f3a",
        "#2f5230",
        "#d3dd94",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, HORIZON, *palette.sky), "wheat field")
    canvas.glow(MEETING, HORIZON - 40, 900, palette.sun, 0.75)
    streaks(canvas, 60, 200, palette.cloud[0], 9, 0.4, 760)
    for x, y, width in ((250, 250, 560), (640, 330, 330), (1330, 215, 640), (1010, 372, 240), (60, 395, 260)):
        cloud(canvas, x, y, width, down(y - width * 0.3, y, *palette.cloud), 0.92)
    for base, height, share in ((458, 90, 0.6), (476, 46, 0.25)):
        canvas.polygon(ridge(canvas.random, base, height, 0.4), mix(palette.hills, palette.sky[3], share))
    with canvas.shapes(mix(palette.hills, palette.furrow, 0.45), (0, 400, WIDTH, HORIZON + 12)) as pen:
        for _ in range(60):
            tree = canvas.random.choice((canvas.random.gauss(330, 130), canvas.random.uniform(0, WIDTH)))
            pen.ellipse(tree, HORIZON, canvas.random.uniform(8, 22), canvas.random.uniform(6, 22))
        for silo in (1290, 1330, 1370):
            pen.rounded(silo, 396, silo + 34, HORIZON + 6, 10)
    _field(canvas, palette)
    canvas.glow(MEETING, HORIZON, 1200, palette.sun, 0.32)
    canvas.shade_corners(0.25, palette.furrow)
    canvas.grain(7)
    return canvas


def _field(canvas: Canvas, palette: Palette) -> None:
    canvas.rectangle(
        0, HORIZON, WIDTH, HEIGHT, down(HORIZON, HEIGHT, palette.far, mix(palette.far, palette.near, 0.7), palette.near)
    )
    reach = HEIGHT - HORIZON + 40
    with canvas.shapes(
        down(HORIZON, HEIGHT, mix(palette.far, palette.furrow, 0.25), palette.furrow), (0, HORIZON, WIDTH, HEIGHT), 0.85
    ) as pen:
        for row in range(-17, 18):
            at = MEETING + row * 150
            pen.polygon([(MEETING + row * 3.0, HORIZON + 2), (at + 26, HORIZON + reach), (at - 22, HORIZON + reach)])
    source = canvas.random
    # Ears stand in bands that grow with nearness, each band brushed by the same wind.
    for band in range(34):
        depth = ((band + 1) / 34) ** 2.1
        y = HORIZON + 3 + depth * (HEIGHT - HORIZON + 60)
        size = 2.5 + 66 * depth
        light = mix(
            mix(palette.far, palette.ear, 0.55), mix(palette.near, palette.ear, source.uniform(0.25, 0.65)), depth
        )
        with canvas.shapes(light, (0, y - size * 2.2, WIDTH, y + 4), 0.55 + 0.4 * depth) as pen:
            step = max(3.0, size * 0.34)
            x = -20.0
            while x < WIDTH + 20:
                row = (x - MEETING) / (150 * depth + 3)
                if abs(row - round(row)) > 0.17:
                    wind = 0.22 + 0.16 * math.sin(x / 170 + band * 0.8)
                    tall = size * source.uniform(0.9, 1.5)
                    tip_x = x + wind * tall
                    thick = max(size * 0.035, 0.6)
                    pen.polygon([(x - thick, y), (x + thick, y), (tip_x, y - tall)])
                    if size > 7:
                        pen.ellipse(tip_x + wind * size * 0.12, y - tall - size * 0.14, size * 0.075, size * 0.24)
                        for side in (-0.16, 0.0, 0.16):
                            pen.line(
                                [(tip_x, y - tall), (tip_x + (wind + side) * size * 0.7, y - tall - size * 0.62)],
                                max(size * 0.012, 0.5),
                                0.7,
                            )
                x += step * source.uniform(0.6, 1.4)
