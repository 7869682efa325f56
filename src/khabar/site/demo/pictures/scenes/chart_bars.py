"""A chart without numbers: columns of paper standing in the light, a thread drawn above them."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.paints import across, around, down

FLOOR = 862.0


class Palette(NamedTuple):
    ground: tuple[str, str]
    bars: tuple[str, ...]
    heights: tuple[float, ...]
    thread: str
    light: str
    dark: str


PALETTES = {
    "amber": Palette(
        ("#f7e7c8", "#d9b27c"),
        ("#e8923a", "#2f6f7c"),
        (0.56, 0.7, 0.86, 1.0, 0.9, 0.78, 0.66, 0.5),
        "#b3372c",
        "#fffaf0",
        "#4a2f1f",
    ),
    "ballot": Palette(
        ("#e9ecef", "#b9c3cf"),
        ("#2f5f9e", "#d9644a", "#e3b04b", "#4f8f77"),
        (0.42, 0.58, 0.5, 0.66, 0.48, 0.74, 0.62, 0.88),
        "#22304a",
        "#ffffff",
        "#25304a",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(around(420, 220, 1500, mix(palette.ground[0], palette.light, 0.5), *palette.ground), "chart bars")
    canvas.rectangle(
        0,
        FLOOR - 40,
        WIDTH,
        HEIGHT,
        down(
            FLOOR - 40,
            HEIGHT,
            mix(palette.ground[0], palette.ground[1], 0.6),
            mix(palette.ground[1], palette.dark, 0.25),
        ),
    )
    canvas.soften((0, FLOOR - 64, WIDTH, FLOOR - 16), 10)
    with canvas.shapes(palette.dark, (0, 120, WIDTH, FLOOR), 0.12) as pen:
        for level in range(6):
            pen.rectangle(110, 190 + level * 112, WIDTH - 110, 192 + level * 112)
    wide, gap = 118.0, 52.0
    start = (WIDTH - wide * 8 - gap * 7) / 2
    tops: list[Point] = []
    places = [(start + index * (wide + gap), FLOOR - 640 * share) for index, share in enumerate(palette.heights)]
    for x, _ in places:
        with canvas.shapes(palette.dark, (x, FLOOR - 40, x + wide + 260, FLOOR + 90), 0.3, blur=6) as pen:
            pen.polygon([(x, FLOOR), (x + wide + 34, FLOOR - 24), (x + wide + 170, FLOOR + 34), (x + 130, FLOOR + 62)])
    for index, (x, top) in enumerate(places):
        colour = (
            palette.bars[index % len(palette.bars)] if len(palette.bars) > 2 else palette.bars[0 if index < 7 else 1]
        )
        _column(canvas, palette, x, top, wide, colour)
        tops.append((x + wide / 2 + 14, top - 66))
    _thread(canvas, palette, tops)
    canvas.glow(380, 160, 1200, palette.light, 0.22)
    canvas.shade_corners(0.3, palette.dark)
    canvas.grain(8)
    return canvas


def _column(canvas: Canvas, palette: Palette, x: float, top: float, wide: float, colour: str) -> None:
    """A box with a front, a side in shade and a lit lid."""
    depth, rise = 34.0, 22.0
    right = x + wide
    canvas.polygon(
        [(right, top), (right + depth, top - rise), (right + depth, FLOOR - rise), (right, FLOOR)],
        down(top, FLOOR, mix(colour, palette.dark, 0.42), mix(colour, palette.dark, 0.62)),
    )
    canvas.polygon(
        [(x, top), (x + depth, top - rise), (right + depth, top - rise), (right, top)], mix(colour, palette.light, 0.55)
    )
    canvas.rectangle(
        x, top, right, FLOOR, across(x, right, mix(colour, palette.light, 0.24), colour, mix(colour, palette.dark, 0.1))
    )
    canvas.rectangle(x, top, right, FLOOR, down(top, FLOOR, palette.light, colour, palette.dark), 0.2)
    with canvas.shapes(palette.light, (x, top, right, FLOOR), 0.16) as pen:
        step = 0
        y = top + 26
        while y < FLOOR - 20:
            pen.rectangle(x + 18, y, right - 18, y + 5)
            step += 1
            y += 22
    canvas.rectangle(x, top, x + 3, FLOOR, palette.light, 0.5)
    canvas.rectangle(x, top, right, top + 3, palette.light, 0.65)


def _thread(canvas: Canvas, palette: Palette, points: list[Point]) -> None:
    with canvas.shapes(palette.dark, opacity=0.22, blur=5) as pen:
        pen.line([(x + 16, y + 30) for x, y in points], 8)
    with canvas.shapes(palette.thread) as pen:
        pen.line(points, 8)
    for x, y in points:
        with canvas.shapes(palette.dark, (x - 30, y - 30, x + 60, y + 70), 0.25, blur=5) as pen:
            pen.ellipse(x + 16, y + 30, 19)
    canvas.balls(
        points, 21, mix(palette.thread, palette.light, 0.6), palette.thread, mix(palette.thread, palette.dark, 0.5)
    )
