"""A drop about to meet still water, and the rings of the one before."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import evenly, mix
from khabar.site.demo.pictures.paints import Around, around, down

X, WATER = 860.0, 800.0


class Palette(NamedTuple):
    air: tuple[str, str]
    water: tuple[str, str, str]
    light: str
    dark: str


PALETTES = {"aqua": Palette(("#e9f4ef", "#a7d3d4"), ("#9fd6d6", "#2f8fa3", "#0f4a63"), "#ffffff", "#0a3448")}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(around(560, 260, 1200, *palette.air, mix(palette.air[1], palette.water[1], 0.5)), "water drop")
    for radius, opacity in ((430, 0.10), (300, 0.12), (190, 0.14)):
        canvas.ellipse(X, 400, radius, radius, palette.light, opacity)
    canvas.rectangle(
        0,
        610,
        WIDTH,
        HEIGHT,
        down(610, HEIGHT, mix(palette.air[1], palette.water[0], 0.6), palette.water[1], palette.water[2]),
    )
    canvas.soften((0, 590, WIDTH, 632), 9)
    _rings(canvas, palette)
    _splash(canvas, palette)
    _drop(canvas, palette, X, 400, 150)
    for x, y, size in (
        (560, 250, 17),
        (1180, 180, 22),
        (1240, 470, 12),
        (470, 520, 11),
        (1060, 610, 9),
        (690, 640, 10),
    ):
        _drop(canvas, palette, x, y, size)
    canvas.shade_corners(0.35, palette.dark)
    canvas.grain(6)
    return canvas


def _rings(canvas: Canvas, palette: Palette) -> None:
    """Circles in perspective, bright on the side of the light and dark on the other."""
    for index in range(10, 0, -1):
        rx = 70 + index * 92 + index * index * 2
        ry = rx * 0.2
        thick = 7 + index * 1.4
        box = (X - rx - 30, WATER - ry - 30, X + rx + 30, WATER + ry + 30)
        fade = 1 - index / 12
        for shift, colour, opacity in ((thick * 0.55, palette.dark, 0.34 * fade), (0.0, palette.light, 0.62 * fade)):
            with canvas.shapes(colour, box, opacity, blur=1.6) as pen:
                pen.ellipse(X, WATER + shift, rx, ry)
                pen.ellipse(X - rx * 0.006, WATER + shift + thick * 0.34, rx - thick, ry - thick * 0.42, 0)
    with canvas.shapes(palette.light, (0, 640, WIDTH, HEIGHT), 0.5) as pen:
        for _ in range(70):
            depth = canvas.random.random()
            y = 640 + depth * 420
            pen.ellipse(
                canvas.random.uniform(0, WIDTH),
                y,
                (10 + 60 * depth) * canvas.random.uniform(0.3, 1),
                0.8 + 1.6 * depth,
                canvas.random.uniform(0.2, 0.7),
            )


def _splash(canvas: Canvas, palette: Palette) -> None:
    """The column that rises where the last drop went in, with its likeness below."""
    with canvas.shapes(palette.dark, (X - 140, WATER - 40, X + 140, WATER + 190), 0.4, blur=5) as pen:
        pen.polygon(
            [(X - 58, WATER + 4), (X - 15, WATER + 120), (X, WATER + 150), (X + 15, WATER + 120), (X + 58, WATER + 4)]
        )
    column = [
        (X - 78, WATER + 8),
        (X - 36, WATER - 10),
        (X - 17, WATER - 66),
        (X - 12, WATER - 112),
        (X, WATER - 132),
        (X + 12, WATER - 112),
        (X + 17, WATER - 66),
        (X + 36, WATER - 10),
        (X + 78, WATER + 8),
    ]
    canvas.polygon(
        column,
        down(
            WATER - 132,
            WATER + 8,
            mix(palette.water[0], palette.light, 0.6),
            palette.water[0],
            mix(palette.water[1], palette.water[0], 0.4),
        ),
    )
    with canvas.shapes(palette.light, (X - 80, WATER - 140, X + 80, WATER + 10), 0.8, blur=1.2) as pen:
        pen.polygon(
            [(X - 9, WATER - 108), (X - 4, WATER - 112), (X - 8, WATER - 50), (X - 26, WATER - 6), (X - 34, WATER - 4)]
        )


def _drop(canvas: Canvas, palette: Palette, x: float, y: float, radius: float) -> None:
    outline: list[Point] = []
    for step in range(73):
        angle = math.tau * step / 72
        # A circle whose top is drawn out into a point.
        pull = max(-math.sin(angle), 0.0) ** 3.2
        outline.append(
            (x + radius * math.cos(angle) * (1 - 0.55 * pull), y + radius * math.sin(angle) - radius * 0.62 * pull)
        )
    box = (x - radius, y - radius * 1.7, x + radius, y + radius)
    body = Around(
        (x + radius * 0.28, y + radius * 0.42),
        (radius * 1.75, radius * 1.9),
        evenly(mix(palette.water[0], palette.light, 0.7), palette.water[0], palette.water[1], palette.water[2]),
    )
    canvas.polygon(outline, body)
    with canvas.shapes(palette.light, box, 0.55, blur=max(radius * 0.05, 0.6)) as pen:
        pen.arc(x, y, radius * 0.84, 20, 110, radius * 0.09)
    with canvas.shapes(palette.light, box, 0.92, blur=max(radius * 0.012, 0.4)) as pen:
        pen.ellipse(x - radius * 0.4, y - radius * 0.32, radius * 0.15, radius * 0.27)
        pen.ellipse(x - radius * 0.47, y + radius * 0.13, radius * 0.06, radius * 0.09)
