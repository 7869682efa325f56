"""Six jars on a shelf, lit from one side."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.paints import across, around, down

SHELF = 810.0

# Half a jar's outline, from lip to foot: share of the height from the top, share of the half width.
SHAPES: dict[str, tuple[Point, ...]] = {
    "amphora": (
        (0, 0.34),
        (0.03, 0.36),
        (0.06, 0.27),
        (0.2, 0.25),
        (0.34, 0.7),
        (0.48, 0.98),
        (0.62, 0.9),
        (0.85, 0.46),
        (0.95, 0.3),
        (1, 0.4),
    ),
    "jug": ((0, 0.5), (0.04, 0.52), (0.1, 0.4), (0.28, 0.38), (0.45, 0.8), (0.66, 1.0), (0.85, 0.85), (1, 0.6)),
    "bowl": ((0, 1.0), (0.06, 1.0), (0.3, 0.92), (0.6, 0.7), (0.82, 0.4), (0.9, 0.3), (1, 0.42)),
    "bottle": ((0, 0.24), (0.03, 0.27), (0.06, 0.2), (0.4, 0.19), (0.55, 0.5), (0.72, 0.96), (0.86, 0.94), (1, 0.62)),
    "storage": ((0, 0.62), (0.05, 0.66), (0.08, 0.58), (0.14, 0.62), (0.32, 0.94), (0.5, 1.0), (0.75, 0.82), (1, 0.5)),
    "cup": ((0, 0.82), (0.05, 0.84), (0.4, 0.9), (0.7, 0.96), (0.92, 0.78), (1, 0.6)),
}
ROW = (
    ("storage", 215.0, 430.0, 150.0),
    ("bottle", 460.0, 480.0, 96.0),
    ("bowl", 675.0, 150.0, 128.0),
    ("amphora", 905.0, 560.0, 142.0),
    ("cup", 1120.0, 170.0, 78.0),
    ("jug", 1370.0, 390.0, 138.0),
)


class Palette(NamedTuple):
    wall: tuple[str, str, str]
    light: str
    dark: str
    wood: tuple[str, str]
    clays: tuple[str, ...]
    glaze: str


PALETTES = {
    "terracotta": Palette(
        ("#f0d6b0", "#c68f63", "#5b3328"),
        "#fff0cf",
        "#2b1713",
        ("#a4693f", "#4d2a1c"),
        ("#b5573a", "#d98d5a", "#8a3f33", "#c96f43", "#e3b787", "#9c5340"),
        "#2f5f66",
    ),
    "celadon": Palette(
        ("#e8ebdd", "#a9b7a4", "#46564f"),
        "#fbfbee",
        "#1b2623",
        ("#8f8468", "#423b2d"),
        ("#7fa08c", "#b9c9ad", "#5f857c", "#d8d6bd", "#93a78d", "#6d948f"),
        "#a8563c",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(around(330, 330, 1450, *palette.wall), "pottery")
    with canvas.shapes(palette.light, (0, 0, WIDTH, SHELF), 0.22, blur=18) as pen:
        pen.polygon([(60, -20), (330, -20), (900, SHELF), (520, SHELF)])
        pen.polygon([(390, -20), (560, -20), (1230, SHELF), (985, SHELF)])
    _shelf(canvas, palette)
    for (shape, x, tall, half), clay in zip(ROW, palette.clays, strict=True):
        _shadow(canvas, palette, x, tall, half)
        _jar(canvas, palette, shape, x, tall, half, clay)
    canvas.glow(330, 300, 1200, palette.light, 0.2)
    canvas.shade_corners(0.5, palette.dark)
    canvas.grain(8)
    return canvas


def _shelf(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.wood
    canvas.rectangle(0, SHELF - 26, WIDTH, SHELF + 56, down(SHELF - 26, SHELF + 56, mix(lit, palette.light, 0.35), lit))
    canvas.rectangle(0, SHELF + 56, WIDTH, SHELF + 96, down(SHELF + 56, SHELF + 96, lit, mix(lit, dark, 0.6)))
    canvas.rectangle(
        0,
        SHELF + 96,
        WIDTH,
        HEIGHT,
        down(SHELF + 96, HEIGHT, palette.dark, mix(palette.wall[2], palette.dark, 0.35)),
        0.85,
    )
    with canvas.shapes(dark, (0, SHELF - 26, WIDTH, SHELF + 96), 0.28) as pen:
        for _ in range(70):
            y = canvas.random.uniform(SHELF - 24, SHELF + 92)
            x, run = canvas.random.uniform(-100, WIDTH), canvas.random.uniform(80, 520)
            pen.line(
                [(x, y), (x + run / 2, y + canvas.random.uniform(-2, 2)), (x + run, y)], canvas.random.uniform(0.6, 2)
            )


def _shadow(canvas: Canvas, palette: Palette, x: float, tall: float, half: float) -> None:
    with canvas.shapes(palette.dark, (x - half, SHELF - 40, x + half * 3.2, SHELF + 60), 0.5, blur=9) as pen:
        pen.ellipse(x + half * 0.9, SHELF + 14, half * 1.7, 20)
    with canvas.shapes(palette.dark, (x, SHELF - tall, x + half * 3, SHELF), 0.16, blur=14) as pen:
        pen.ellipse(x + half * 1.3, SHELF - tall * 0.42, half * 0.9, tall * 0.5)


def _jar(canvas: Canvas, palette: Palette, shape: str, x: float, tall: float, half: float, clay: str) -> None:
    top, foot = SHELF + 18 - tall, SHELF + 18
    side = _smooth([(share * tall + top, width * half) for share, width in SHAPES[shape]])
    outline = [(x + width, y) for y, width in side] + [(x - width, y) for y, width in reversed(side)]
    lit, shade = mix(clay, palette.light, 0.45), mix(clay, palette.dark, 0.62)
    if shape in ("amphora", "jug"):
        _handles(canvas, palette, shape, x, tall, half, clay)
    body = across(
        x - half, x + half, mix(lit, clay, 0.35), lit, clay, mix(clay, shade, 0.55), shade, mix(shade, clay, 0.25)
    )
    canvas.polygon(outline, body)
    canvas.ellipse(x, foot - 1, side[-1][1], 7, mix(shade, palette.dark, 0.2))
    _bands(canvas, palette, shape, x, top, tall, side)
    with canvas.shapes(palette.dark, (x - half, top, x + half, foot), 0.07) as pen:
        for level in range(int(top) + 14, int(foot) - 6, 9):
            width = _width_at(side, level)
            pen.line([(x - width, level), (x, level + 2.5), (x + width, level)], 1.6)
    mouth = side[0][1]
    canvas.ellipse(x, top, mouth, mouth * 0.17 + 2, mix(lit, clay, 0.3))
    canvas.ellipse(
        x,
        top + 1,
        mouth * 0.84,
        mouth * 0.13 + 1,
        across(x - mouth, x + mouth, palette.dark, mix(shade, palette.dark, 0.4)),
    )
    with canvas.shapes(palette.light, (x - half, top, x, foot), 0.4, blur=7) as pen:
        for level in range(int(top + tall * 0.2), int(foot - tall * 0.25), 6):
            pen.ellipse(x - _width_at(side, level) * 0.55, level, half * 0.07, 7)


def _bands(canvas: Canvas, palette: Palette, shape: str, x: float, top: float, tall: float, side: list[Point]) -> None:
    """Painted lines and zigzags, bent with the belly of the jar."""
    levels = {
        "amphora": (0.36, 0.52),
        "storage": (0.3, 0.46),
        "jug": (0.5, 0.64),
        "bottle": (0.66, 0.78),
        "bowl": (0.2, 0.42),
        "cup": (0.3, 0.62),
    }[shape]
    first, second = (top + tall * level for level in levels)
    colour = palette.glaze if shape in ("amphora", "bowl", "jug") else mix(palette.dark, palette.clays[0], 0.3)
    with canvas.shapes(colour, (x - 160, first - 20, x + 160, second + 30), 0.8) as pen:
        for level in (first, second):
            pen.line(_around(x, level, _width_at(side, level)), 5)
            pen.line(_around(x, level + 10, _width_at(side, level + 10)), 1.8)
        teeth = 22
        zigzag: list[Point] = []
        for index in range(teeth + 1):
            angle = math.pi * index / teeth
            level = first + 18 if index % 2 else second - 10
            width = _width_at(side, level)
            zigzag.append((x - math.cos(angle) * width, level + math.sin(angle) * width * 0.07))
        pen.line(zigzag, 2.6)


def _handles(canvas: Canvas, palette: Palette, shape: str, x: float, tall: float, half: float, clay: str) -> None:
    top = SHELF + 18 - tall
    for direction in (-1, 1) if shape == "amphora" else (1,):
        colour = mix(clay, palette.light, 0.2) if direction < 0 else mix(clay, palette.dark, 0.55)
        reach = 0.62 if shape == "amphora" else 1.12
        high, low = (0.1, 0.4) if shape == "amphora" else (0.1, 0.6)
        with canvas.shapes(colour, (x - half * 1.6, top, x + half * 1.6, top + tall)) as pen:
            start = x + direction * half * (0.22 if shape == "amphora" else 0.36)
            curve = _smooth(
                [
                    (top + tall * high, start),
                    (top + tall * (high - 0.02), x + direction * half * reach),
                    (top + tall * (high + low) / 2.6, x + direction * half * (reach + 0.1)),
                    (top + tall * low, x + direction * half * 0.72),
                ]
            )
            pen.line([(px, py) for py, px in curve], half * 0.13)


def _around(x: float, level: float, width: float) -> list[Point]:
    return [
        (x - math.cos(math.pi * step / 20) * width, level + math.sin(math.pi * step / 20) * width * 0.07)
        for step in range(21)
    ]


def _smooth(points: list[Point], steps: int = 8) -> list[Point]:
    """Return a curve through *points* (Catmull and Rom)."""
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append(
                (
                    0.5
                    * (
                        2 * b[0]
                        + (c[0] - a[0]) * t
                        + (2 * a[0] - 5 * b[0] + 4 * c[0] - d[0]) * t**2
                        + (3 * b[0] - a[0] - 3 * c[0] + d[0]) * t**3
                    ),
                    0.5
                    * (
                        2 * b[1]
                        + (c[1] - a[1]) * t
                        + (2 * a[1] - 5 * b[1] + 4 * c[1] - d[1]) * t**2
                        + (3 * b[1] - a[1] - 3 * c[1] + d[1]) * t**3
                    ),
                )
            )
    return [*curve, points[-1]]


def _width_at(side: list[Point], level: float) -> float:
    return next((width for y, width in side if y >= level), side[-1][1])
