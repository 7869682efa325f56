"""A football by the corner flag, in morning light."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import evenly, mix
from khabar.site.demo.pictures.football import Vector, dot, football, great_circle, unit
from khabar.site.demo.pictures.forms import bezier, cloud, ridge
from khabar.site.demo.pictures.paints import Around, across, down

HORIZON = 400.0


class Palette(NamedTuple):
    sky: tuple[str, ...]
    light: str
    hills: str
    grass: tuple[str, str, str]
    ball: tuple[str, str, str]
    patch: str
    flag: str
    dark: str


PALETTES = {
    "morning": Palette(
        ("#6fb1d6", "#b5dce2", "#f7ecca"),
        "#fff6d6",
        "#7fa08c",
        ("#b9d47a", "#6bab4c", "#2a6a3a"),
        ("#ffffff", "#dfe3e6", "#77849a"),
        "#1d2a44",
        "#d9472f",
        "#15301f",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, HORIZON, *palette.sky), "ball grass")
    canvas.glow(300, 240, 900, palette.light, 0.85)
    for x, y, width in ((1160, 190, 460), (700, 130, 280), (240, 300, 300)):
        cloud(canvas, x, y, width, down(y - width * 0.25, y, "#ffffff", "#cfdde2"), 0.9)
    canvas.polygon(ridge(canvas.random, 396, 90, 0.45), mix(palette.hills, palette.sky[2], 0.45))
    _far_side(canvas, palette)
    _grass(canvas, palette)
    _flag(canvas, palette)
    _ball(canvas, palette, 560, 775, 196)
    _blades(canvas, palette)
    canvas.glow(280, 300, 1300, palette.light, 0.22)
    canvas.shade_corners(0.3, palette.dark)
    canvas.grain(6)
    return canvas


def _far_side(canvas: Canvas, palette: Palette) -> None:
    with canvas.shapes(mix(palette.hills, palette.dark, 0.35), (0, 300, WIDTH, 420)) as pen:
        for _ in range(90):
            x = canvas.random.uniform(0, WIDTH)
            pen.ellipse(x, 400, canvas.random.uniform(16, 40), canvas.random.uniform(14, 46))
    with canvas.shapes("#fdfdf8", (0, 320, WIDTH, 430)) as pen:
        pen.rectangle(930, 352, 934, 424)
        pen.rectangle(1126, 352, 1130, 424)
        pen.rectangle(930, 352, 1130, 356)
    with canvas.shapes("#fdfdf8", (900, 340, 1160, 430), 0.4) as pen:
        for step in range(24):
            pen.line([(934 + step * 8, 356), (940 + step * 7.6, 420)], 0.8)
        for step in range(8):
            pen.line([(934, 360 + step * 8), (1128, 360 + step * 8)], 0.8)


def _grass(canvas: Canvas, palette: Palette) -> None:
    light, middle, dark = palette.grass
    canvas.rectangle(0, 410, WIDTH, HEIGHT, down(410, HEIGHT, light, middle, mix(middle, dark, 0.7)))
    with canvas.shapes(dark, (0, 410, WIDTH, HEIGHT), 0.22) as pen:
        edges = [410 + 657 * (index / 9) ** 1.9 for index in range(10)]
        for index in range(0, 9, 2):
            pen.rectangle(0, edges[index], WIDTH, edges[index + 1])
    for band in range(16):
        depth = ((band + 1) / 16) ** 1.7
        y = 412 + depth * 640
        tone = mix(mix(light, palette.light, 0.3), dark, canvas.random.uniform(0.05, 0.7))
        with canvas.shapes(tone, (0, y - 26 * depth - 4, WIDTH, y + 4), 0.4) as pen:
            for _ in range(230):
                x, tall = canvas.random.uniform(0, WIDTH), (3 + 24 * depth) * canvas.random.uniform(0.5, 1.2)
                half = 0.5 + 1.3 * depth
                pen.polygon([(x - half, y), (x + half, y), (x + canvas.random.uniform(-0.35, 0.35) * tall, y - tall)])
    with canvas.shapes("#ffffff", (0, 410, WIDTH, HEIGHT), 0.9, blur=1.2) as pen:
        pen.polygon([(1236, 640), (1256, 640), (2100, 430), (2090, 424)])
        pen.polygon([(1232, 640), (1258, 640), (-40, 1180), (-120, 1180)])
        pen.line(
            [
                (x, y)
                for x, y in (
                    (1246 + 230 * math.cos(a), 640 + 96 * math.sin(a))
                    for a in (math.radians(-31 + step * 166 / 32) for step in range(33))
                )
            ],
            10,
        )


def _flag(canvas: Canvas, palette: Palette) -> None:
    x, foot, top = 1246.0, 642.0, 262.0
    with canvas.shapes(palette.dark, (x, 600, WIDTH, 760), 0.35, blur=4) as pen:
        pen.line([(x, foot), (x + 300, foot + 66)], 9)
        pen.polygon([(x + 214, foot + 44), (x + 296, foot + 66), (x + 330, foot + 40), (x + 256, foot + 26)])
    canvas.rectangle(x - 6, top, x + 6, foot, across(x - 6, x + 6, "#fff3c9", "#f0c04a", "#a9762a"))
    cloth = [
        *bezier((x, top + 4), (x + 50, top - 26), (x + 96, top + 40), (x + 168, top + 6)),
        *bezier((x + 160, top + 104), (x + 96, top + 134), (x + 56, top + 74), (x, top + 106)),
    ]
    canvas.polygon(
        cloth,
        across(
            x,
            x + 168,
            palette.flag,
            mix(palette.flag, palette.light, 0.4),
            palette.flag,
            mix(palette.flag, palette.dark, 0.35),
            mix(palette.flag, palette.light, 0.2),
        ),
    )
    canvas.ellipse(x, top, 9, 9, "#fff3c9")


def _ball(canvas: Canvas, palette: Palette, x: float, y: float, radius: float) -> None:
    foot = y + radius * 0.94
    with canvas.shapes(palette.dark, (x - radius, foot - 70, x + radius * 2.8, foot + 90), 0.55, blur=13) as pen:
        pen.ellipse(x + radius * 0.8, foot + 6, radius * 1.35, 44)
    with canvas.shapes(palette.dark, (x - radius, foot - 40, x + radius * 1.2, foot + 40), 0.6, blur=5) as pen:
        pen.ellipse(x + 8, foot - 4, radius * 0.66, 20)
    canvas.ellipse(
        x,
        y,
        radius,
        radius,
        Around(
            (x - radius * 0.38, y - radius * 0.42),
            (radius * 1.7, radius * 1.7),
            evenly(palette.ball[0], palette.ball[0], palette.ball[1], palette.ball[2]),
        ),
    )
    _patches(canvas, palette, x, y, radius)
    box = (x - radius, y - radius, x + radius, y + radius)
    with canvas.shapes(mix(palette.grass[1], palette.ball[1], 0.3), box, 0.35, blur=8) as pen:
        pen.ellipse(x, y, radius)
        pen.ellipse(x - radius * 0.12, y - radius * 0.16, radius * 0.98, opacity=0)
    with canvas.shapes("#ffffff", box, 0.75, blur=8) as pen:
        pen.ellipse(x - radius * 0.42, y - radius * 0.48, radius * 0.2, radius * 0.13)


def _patches(canvas: Canvas, palette: Palette, x: float, y: float, radius: float) -> None:
    """The dark pentagons, and the seams that run from their corners."""
    box = (x - radius, y - radius, x + radius, y + radius)
    light = unit((-0.5, -0.55, 0.67))
    pentagons = list(football(0.5, 0.38))
    with canvas.shapes(mix(palette.ball[2], palette.patch, 0.35), box, 0.8) as pen:
        for pentagon in pentagons:
            for start, end in pentagon.seams:
                if start[2] > 0 and end[2] > 0:
                    pen.line(_seen(great_circle(start, end), x, y, radius), 3)
    for pentagon in pentagons:
        if pentagon.centre[2] < -0.25:
            continue
        sides = zip(pentagon.corners, [*pentagon.corners[1:], pentagon.corners[0]], strict=True)
        edge = [point for a, b in sides if a[2] > 0 or b[2] > 0 for point in _seen(great_circle(a, b), x, y, radius)]
        if edge:
            shine = max(dot(pentagon.centre, light), 0)
            canvas.polygon(edge, mix(palette.patch, palette.ball[0], 0.26 * shine))


def _seen(points: list[Vector], x: float, y: float, radius: float) -> list[Point]:
    """Points of the unit ball as the viewer sees them; those behind are pushed out to the rim."""
    seen = []
    for px, py, pz in points:
        away = math.hypot(px, py) or 1.0
        scale = radius * 0.995 / (away if pz < 0 else 1)
        seen.append((x + px * scale, y + py * scale))
    return seen


def _blades(canvas: Canvas, palette: Palette) -> None:
    """Grass in front of the ball and at the foot of the picture."""
    light, middle, dark = palette.grass
    for tone, count in ((mix(middle, dark, 0.8), 170), (middle, 170), (mix(light, palette.light, 0.25), 90)):
        with canvas.shapes(tone, (0, 880, WIDTH, HEIGHT)) as pen:
            for _ in range(count):
                x = canvas.random.gauss(560, 130) if canvas.random.random() < 0.35 else canvas.random.uniform(0, WIDTH)
                foot = canvas.random.uniform(975, 1000) if 350 < x < 770 else HEIGHT + 8
                tall = canvas.random.uniform(20, 52) if foot < HEIGHT else canvas.random.uniform(40, 130)
                half = 2.2 if foot < HEIGHT else 4.0
                pen.polygon(
                    [(x - half, foot), (x + half, foot), (x + canvas.random.uniform(-0.4, 0.4) * tall, foot - tall)]
                )
