"""Fishing boats at their moorings before sunrise, the far shore lost in mist."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Pen, Point
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import bezier, ridge, streaks
from khabar.site.demo.pictures.paints import across, down

WATER = 480
Place = Callable[[float, float], Point]


class Palette(NamedTuple):
    sky: tuple[str, ...]
    sun: str
    mist: str
    shore: str
    deep: str
    hulls: tuple[tuple[str, str, str], ...]


PALETTES = {
    "dawn": Palette(
        ("#6f8fb5", "#b5bfd0", "#f3cdb8", "#fbdcb0"),
        "#fff0cf",
        "#efe3dd",
        "#7c8fa6",
        "#3f5f7c",
        (("#c0503f", "#f2e2cc", "#5c2a2c"), ("#2f6f86", "#f3ead8", "#173a4c"), ("#d9a441", "#3d6b66", "#6a4a1e")),
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, WATER, *palette.sky), "lake boats")
    streaks(canvas, 80, 300, mix(palette.sky[2], palette.sun, 0.5), 20, 0.5, 720)
    canvas.glow(420, 420, 820, palette.sun, 0.85)
    canvas.ellipse(420, 404, 52, 52, palette.sun)
    for base, height, share in ((470, 170, 0.7), (480, 100, 0.45), (488, 50, 0.2)):
        colour = mix(palette.shore, palette.sky[3], share)
        canvas.polygon(
            ridge(canvas.random, base, height, 0.5), down(base - height, WATER, colour, mix(colour, palette.mist, 0.6))
        )
    with canvas.shapes(palette.mist, (0, WATER - 90, WIDTH, WATER + 10), 0.75, blur=16) as pen:
        for _ in range(12):
            pen.ellipse(
                canvas.random.uniform(0, WIDTH),
                WATER - canvas.random.uniform(0, 26),
                canvas.random.uniform(140, 330),
                canvas.random.uniform(8, 22),
            )
    _water(canvas, palette)
    for (x, y, size), hull in zip(((1270, 610, 0.62), (430, 690, 0.9), (1000, 860, 1.4)), palette.hulls, strict=True):
        _boat(canvas, palette, x, y, size, hull)
    _reeds(canvas, palette)
    canvas.glow(420, 520, 1000, palette.sun, 0.24)
    canvas.shade_corners(0.25, palette.deep)
    canvas.grain(6)
    return canvas


def _water(canvas: Canvas, palette: Palette) -> None:
    canvas.mirror(WATER, HEIGHT - WATER, 1.1)
    canvas.soften((0, WATER, WIDTH, HEIGHT), 6)
    with canvas.shapes(down(WATER, HEIGHT, palette.sky[2], palette.deep), opacity=0.55) as pen:
        pen.rectangle(0, WATER, WIDTH, HEIGHT)
    for colour, opacity, middle, spread in ((palette.deep, 0.22, 900, 700), (palette.sun, 0.6, 420, 110)):
        with canvas.shapes(colour, (0, WATER, WIDTH, HEIGHT), opacity) as pen:
            for step in range(130):
                depth = (step / 130) ** 1.6
                y = WATER + 5 + depth * (HEIGHT - WATER)
                x = canvas.random.gauss(middle, spread * (0.5 + depth))
                pen.ellipse(x, y, (12 + 100 * depth) * canvas.random.uniform(0.4, 1.2), 0.9 + 2.4 * depth)


def _boat(canvas: Canvas, palette: Palette, x: float, y: float, size: float, hull: tuple[str, str, str]) -> None:
    side, trim, dark = hull

    def at(px: float, py: float) -> tuple[float, float]:
        return x + px * size, y + py * size

    box = (x - 240 * size, y - 270 * size, x + 260 * size, y + 190 * size)
    rim = bezier(at(-210, -64), at(-120, -12), at(90, -10), at(226, -84))
    keel = bezier(at(226, -84), at(196, -10), at(170, 24), at(120, 34))
    floor = bezier(at(120, 34), at(0, 44), at(-100, 40), at(-172, 30))
    body = [*rim, *keel, *floor, at(-210, -64)]
    # What the water shows of the boat, squeezed and broken by ripples.
    with canvas.shapes(mix(dark, palette.deep, 0.45), box, 0.55, blur=2) as pen:
        pen.polygon([(px, 2 * (y + 36 * size) - py - 0.25 * (y + 36 * size - py)) for px, py in body])
        for step in range(9):
            level = y + (48 + step * 13) * size
            pen.rectangle(box[0], level, box[2], level + (2 + step * 0.5) * size, 0)
    inside = [*rim, *bezier(at(226, -84), at(90, -58), at(-110, -52), at(-210, -64))]
    canvas.polygon(inside, mix(dark, "#1a1214", 0.4))
    _cabin(canvas, palette, at, box, hull)
    canvas.polygon(body, down(y - 70 * size, y + 40 * size, mix(side, palette.sun, 0.18), side, mix(side, dark, 0.75)))
    with canvas.shapes(trim, box) as pen:
        pen.line(rim, 9 * size)
        pen.line([(px, py + 34 * size + (px - x) * 0.02) for px, py in rim[2:-3]], 4 * size, 0.8)
    with canvas.shapes(mix(trim, palette.sun, 0.5), box, 0.6) as pen:
        pen.line([(px, py - 4 * size) for px, py in rim[:18]], 2.5 * size)
    with canvas.shapes(dark, box, 0.9) as pen:
        pen.ellipse(*at(176, -42), 9 * size, 7 * size)
        pen.line([at(226, -84), at(262, -14), at(290, 36)], 1.6)
    with canvas.shapes(palette.sun, (x - 260 * size, y, x + 260 * size, y + 60 * size), 0.5) as pen:
        pen.ellipse(*at(-30, 38), 200 * size, 2.2 * size)


def _cabin(canvas: Canvas, palette: Palette, at: Place, box: Sequence[float], hull: tuple[str, str, str]) -> None:
    """A small wheelhouse, a mast with a furled sail, nets over the side."""
    side, trim, dark = hull
    size = at(1, 0)[0] - at(0, 0)[0]
    with canvas.shapes(dark, box) as pen:
        pen.line([at(70, -40), at(70, -240)], 6 * size)
        pen.line([at(70, -236), at(222, -86)], 1.8)
        pen.line([at(70, -236), at(-206, -66)], 1.8)
    canvas.polygon([at(76, -80), at(76, -214), at(98, -190), at(104, -120), at(92, -80)], mix(trim, palette.sun, 0.3))
    wall = across(at(-110, 0)[0], at(20, 0)[0], mix(trim, palette.sun, 0.35), mix(trim, dark, 0.25))
    canvas.polygon([at(-110, -30), at(-110, -128), at(20, -128), at(28, -26)], wall)
    canvas.polygon([at(-122, -128), at(-116, -142), at(26, -142), at(34, -128)], side)
    with canvas.shapes(
        down(at(0, -116)[1], at(0, -80)[1], mix(palette.deep, "#dfe9ee", 0.25), palette.deep), box
    ) as pen:
        for left in (-96, -54, -12):
            pen.rounded(*at(left, -114), *at(left + 28, -82), 3 * size)
    with canvas.shapes(mix(dark, "#c9a36a", 0.5), box, 0.9) as pen:
        for index in range(9):
            pen.arc(*at(120 + index * 8, -46 + index * -3), 15 * size, 180, 360, 2.4 * size)


def _reeds(canvas: Canvas, palette: Palette) -> None:
    with canvas.shapes(mix(palette.deep, "#101820", 0.55), (0, 640, WIDTH, HEIGHT)) as pen:
        for _ in range(110):
            x = canvas.random.choice((canvas.random.gauss(80, 90), canvas.random.gauss(1560, 60)))
            _reed(canvas, pen, x, canvas.random.uniform(120, 330))


def _reed(canvas: Canvas, pen: Pen, x: float, tall: float) -> None:
    lean = canvas.random.uniform(-0.18, 0.22)
    tip = (x + lean * tall, HEIGHT - tall)
    stem = bezier((x, HEIGHT + 10), (x, HEIGHT - tall * 0.5), (x + lean * tall * 0.5, HEIGHT - tall * 0.8), tip, 10)
    pen.line(stem, 2.4)
    if canvas.random.random() < 0.3:
        pen.line([stem[-2], tip], 9)
