"""Umbrellas over a wet pavement, seen from a balcony."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import evenly, mix
from khabar.site.demo.pictures.paints import Along, around

RIBS = 8


class Palette(NamedTuple):
    stones: tuple[str, str]
    wet: str
    cloths: tuple[str, ...]
    light: str
    dark: str


PALETTES = {
    "autumn": Palette(
        ("#8b8f95", "#4a5058"),
        "#c9d6dc",
        ("#c43b33", "#e39a2f", "#2f6f7c", "#e9dcc0", "#7a3550", "#3f7a55", "#d96f4a", "#2c4a72"),
        "#fff8ea",
        "#14181f",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(
        Along((0, 0), (WIDTH, HEIGHT), evenly(palette.stones[0], mix(*palette.stones, 0.5), palette.stones[1])),
        "umbrellas",
    )
    _pavement(canvas, palette)
    places = (
        (250, 240, 178, 12),
        (690, 150, 150, 40),
        (1130, 270, 190, 25),
        (1480, 130, 140, 5),
        (470, 560, 196, 33),
        (900, 600, 170, 8),
        (1345, 640, 200, 17),
        (140, 800, 165, 28),
        (660, 930, 186, 2),
        (1090, 960, 160, 36),
        (1560, 960, 150, 20),
    )
    for index, (x, y, radius, turn) in enumerate(places):
        _umbrella(canvas, palette, x, y, radius, turn, palette.cloths[index % len(palette.cloths)])
    _rain(canvas, palette)
    canvas.shade_corners(0.5, palette.dark)
    canvas.grain(8)
    return canvas


def _pavement(canvas: Canvas, palette: Palette) -> None:
    """Slabs set askew, dark joints, puddles that hold the sky."""
    for paint, opacity, chance in ((palette.dark, 0.12, 0.25), (palette.light, 0.08, 0.25)):
        with canvas.shapes(paint, opacity=opacity) as pen:
            for row in range(-6, 16):
                for column in range(-6, 18):
                    if canvas.random.random() < chance:
                        pen.polygon([_slab(column + dx, row + dy) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))])
    with canvas.shapes(palette.dark, opacity=0.5) as pen:
        for row in range(-8, 18):
            pen.line([_slab(-8, row), _slab(20, row)], 2.6)
            for column in range(-8, 20):
                shift = 0.5 if row % 2 else 0.0
                pen.line([_slab(column + shift, row), _slab(column + shift, row + 1)], 2.6)
    with canvas.shapes(palette.wet, opacity=0.34, blur=5) as pen:
        for x, y, rx, ry in (
            (930, 380, 210, 60),
            (330, 1000, 240, 70),
            (1250, 860, 150, 44),
            (60, 480, 140, 60),
            (1500, 360, 120, 40),
        ):
            pen.ellipse(x, y, rx, ry)
            pen.ellipse(x + rx * 0.5, y + ry * 0.5, rx * 0.6, ry * 0.7)
    for x, y, reach in (
        (900, 380, 46),
        (990, 400, 30),
        (300, 990, 52),
        (420, 1020, 34),
        (1240, 860, 40),
        (70, 480, 36),
    ):
        with canvas.shapes(palette.light, (x - 80, y - 60, x + 80, y + 60), 0.6) as pen:
            for grow in (1.0, 0.62, 0.28):
                pen.ellipse(x, y, reach * grow, reach * grow * 0.5)
                pen.ellipse(x, y, reach * grow - 2.2, reach * grow * 0.5 - 1.8, 0)


def _slab(column: float, row: float) -> Point:
    return column * 118 + row * 26 - 120, row * 96 - column * 20 + 60


def _umbrella(canvas: Canvas, palette: Palette, x: float, y: float, radius: float, turn: float, cloth: str) -> None:
    """Eight panels about a tip that stands a little aside, since nobody holds one quite upright."""
    tip = (x + radius * 0.1, y - radius * 0.12)
    rim = [
        (
            x + radius * math.cos(math.radians(turn + i * 360 / RIBS)),
            y + radius * math.sin(math.radians(turn + i * 360 / RIBS)),
        )
        for i in range(RIBS)
    ]
    with canvas.shapes(palette.dark, (x - radius, y - radius, x + radius * 1.5, y + radius * 1.6), 0.5, blur=15) as pen:
        pen.polygon([(px + radius * 0.24, py + radius * 0.34) for px, py in rim])
    striped = cloth == "#e9dcc0"
    for index in range(RIBS):
        a, b = rim[index], rim[(index + 1) % RIBS]
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        facing = math.atan2(middle[1] - y, middle[0] - x)
        # The light stands at the upper left.
        share = (1 - math.cos(facing - math.radians(225))) / 2
        own = "#c43b33" if striped and index % 2 else cloth
        outer = mix(mix(own, palette.light, 0.42 * (1 - share)), palette.dark, 0.5 * share)
        inner = mix(own, palette.light, 0.35 * (1 - share) + 0.08)
        sag = (middle[0] + (x - middle[0]) * 0.09, middle[1] + (y - middle[1]) * 0.09)
        hem = [
            (
                ((1 - t) ** 2) * a[0] + 2 * t * (1 - t) * sag[0] + t * t * b[0],
                ((1 - t) ** 2) * a[1] + 2 * t * (1 - t) * sag[1] + t * t * b[1],
            )
            for t in (i / 8 for i in range(9))
        ]
        canvas.polygon([tip, *hem], around(tip[0], tip[1], radius * 1.1, inner, mix(inner, outer, 0.6), outer))
    with canvas.shapes(mix(cloth, palette.dark, 0.5), (x - radius, y - radius, x + radius, y + radius), 0.75) as pen:
        for point in rim:
            pen.line([tip, point], 2)
    with canvas.shapes(palette.light, (x - radius, y - radius, x + radius, y + radius), 0.35, blur=2) as pen:
        for point in rim:
            if point[0] - x + point[1] - y < 0:
                pen.line(
                    [(tip[0] - 2.5, tip[1]), (point[0] * 0.92 + tip[0] * 0.08 - 2.5, point[1] * 0.92 + tip[1] * 0.08)],
                    2.4,
                )
    with canvas.shapes(palette.light, (x - radius, y - radius, x + radius, y + radius), 0.6) as pen:
        for _ in range(34):
            angle, away = canvas.random.uniform(0, math.tau), math.sqrt(canvas.random.random()) * 0.86
            pen.ellipse(
                x + math.cos(angle) * away * radius,
                y + math.sin(angle) * away * radius,
                canvas.random.uniform(0.9, 2.4),
            )
    with canvas.shapes(palette.dark, (x - radius, y - radius, x + radius, y + radius)) as pen:
        for point in rim:
            pen.ellipse(*point, 4)
        pen.ellipse(*tip, radius * 0.045)
    canvas.ellipse(tip[0] - 2, tip[1] - 2, radius * 0.02, radius * 0.02, palette.light, 0.8)


def _rain(canvas: Canvas, palette: Palette) -> None:
    with canvas.shapes(palette.light, opacity=0.34) as pen:
        for _ in range(170):
            x, y, length = (
                canvas.random.uniform(0, WIDTH),
                canvas.random.uniform(-20, HEIGHT),
                canvas.random.uniform(16, 52),
            )
            pen.line([(x, y), (x + length * 0.2, y + length)], 1.1, canvas.random.uniform(0.3, 1))
