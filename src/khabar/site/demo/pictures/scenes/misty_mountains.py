"""Ranges behind ranges, each paler, with mist lying between them."""

from itertools import pairwise
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import ridge
from khabar.site.demo.pictures.paints import down


class Palette(NamedTuple):
    sky: tuple[str, ...]
    sun: str
    mist: str
    far: str
    near: str


PALETTES = {"teal": Palette(("#7fb0b8", "#bcd6cf", "#f3e6c8", "#fbe9c6"), "#fff8de", "#eef0df", "#9dbfc0", "#12343b")}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, 640, *palette.sky), "misty mountains")
    canvas.glow(520, 300, 720, palette.sun, 0.9)
    canvas.ellipse(520, 300, 62, 62, palette.sun)
    ranges = 8
    for index in range(ranges):
        share = index / (ranges - 1)
        base = 430 + 610 * share**1.25
        height = 250 - 90 * share
        colour = mix(palette.far, palette.near, share**1.15)
        body = down(base - height, base + 120, colour, mix(colour, palette.mist, 0.72 - 0.45 * share))
        outline = ridge(canvas.random, base, height, 0.5 + 0.06 * share, waves=1.6 + 1.4 * share)
        canvas.polygon(outline, body)
        if index >= 4:
            _firs(canvas, outline, colour, 4 + 9 * (share - 0.5), 1.0)
        if index < ranges - 1:
            with canvas.shapes(palette.mist, (0, base - 60, WIDTH, base + 150), 0.5 - 0.25 * share, blur=22) as pen:
                for _ in range(14):
                    pen.ellipse(
                        canvas.random.uniform(0, WIDTH),
                        base + canvas.random.uniform(0, 60),
                        canvas.random.uniform(120, 330),
                        canvas.random.uniform(12, 30),
                    )
    with canvas.shapes(palette.near, (0, 120, WIDTH, 420), 0.75) as pen:
        for x, y, span in ((930, 210, 24), (990, 188, 19), (1034, 226, 16), (1120, 196, 20)):
            pen.polygon(
                [
                    (x - span, y - span * 0.35),
                    (x - span * 0.4, y - span * 0.42),
                    (x, y),
                    (x - span * 0.45, y - span * 0.2),
                ]
            )
            pen.polygon(
                [
                    (x + span, y - span * 0.35),
                    (x + span * 0.4, y - span * 0.42),
                    (x, y),
                    (x + span * 0.45, y - span * 0.2),
                ]
            )
    canvas.glow(520, 360, 1100, palette.sun, 0.2)
    canvas.shade_corners(0.22, palette.near)
    canvas.grain(6)
    return canvas


def _firs(canvas: Canvas, outline: list[tuple[float, float]], colour: str, size: float, opacity: float) -> None:
    """Set trees along a ridge, close in some places and sparse in others."""
    top = min(y for _, y in outline) - size * 5
    with canvas.shapes(colour, (0, top, WIDTH, HEIGHT), opacity) as pen:
        for (x, y), (nx, _) in pairwise(outline[1:-1]):
            if canvas.random.random() < 0.28:
                continue
            at, tall = canvas.random.uniform(x, nx), size * canvas.random.uniform(1.6, 4.2)
            for tier in (0.0, 0.3, 0.58):
                half = tall * 0.24 * (1 - tier * 0.8)
                pen.polygon(
                    [(at - half, y + 4 - tall * tier), (at + half, y + 4 - tall * tier), (at, y - tall * (tier + 0.45))]
                )
