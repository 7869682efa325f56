"""Pomegranates on a table, one of them open."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import evenly, mix
from khabar.site.demo.pictures.forms import bezier
from khabar.site.demo.pictures.paints import Along, Around, around, down

TABLE = 620.0


class Palette(NamedTuple):
    wall: tuple[str, str, str]
    table: tuple[str, str]
    skin: tuple[str, str, str]
    pith: str
    seed: tuple[str, str, str]
    leaf: tuple[str, str]
    light: str
    dark: str


PALETTES = {
    "ruby": Palette(
        ("#8fa39a", "#5d7570", "#2a3b3c"),
        ("#c79a6a", "#6a4128"),
        ("#f2785a", "#c22f38", "#5a1024"),
        "#f6e3b8",
        ("#ff8f8a", "#c9182f", "#5f0618"),
        ("#8fae58", "#2f5a38"),
        "#fff4dc",
        "#1a0d0e",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(around(360, 180, 1300, *palette.wall), "pomegranates")
    with canvas.shapes(palette.light, (0, 0, WIDTH, TABLE), 0.13, blur=20) as pen:
        pen.polygon([(40, -40), (420, -40), (980, TABLE), (480, TABLE)])
    canvas.rectangle(
        0,
        TABLE,
        WIDTH,
        HEIGHT,
        down(TABLE, HEIGHT, mix(palette.table[0], palette.light, 0.25), palette.table[0], palette.table[1]),
    )
    with canvas.shapes(palette.table[1], (0, TABLE, WIDTH, HEIGHT), 0.32) as pen:
        for _ in range(90):
            x, y, run = (
                canvas.random.uniform(-300, WIDTH),
                canvas.random.uniform(TABLE + 4, HEIGHT),
                canvas.random.uniform(160, 800),
            )
            pen.line(
                [(x, y), (x + run / 2, y + canvas.random.uniform(-5, 5)), (x + run, y + canvas.random.uniform(-3, 3))],
                canvas.random.uniform(0.8, 2.4),
            )
    for x, y, radius, tilt in ((1130, 520, 150, 8), (470, 560, 172, -12), (1370, 640, 165, 24)):
        _fruit(canvas, palette, x, y, radius, tilt)
    _leaves(canvas, palette)
    _open(canvas, palette, 850, 720, 226)
    _scattered(canvas, palette)
    canvas.glow(300, 120, 1100, palette.light, 0.22)
    canvas.shade_corners(0.55, palette.dark)
    canvas.grain(7)
    return canvas


def _shadow(canvas: Canvas, palette: Palette, x: float, foot: float, radius: float) -> None:
    with canvas.shapes(
        palette.dark, (x - radius, foot - radius * 0.5, x + radius * 2.4, foot + radius * 0.5), 0.5, blur=14
    ) as pen:
        pen.ellipse(x + radius * 0.45, foot - radius * 0.06, radius * 1.25, radius * 0.24)
    with canvas.shapes(
        palette.dark, (x - radius, foot - radius * 0.3, x + radius * 1.2, foot + radius * 0.3), 0.6, blur=5
    ) as pen:
        pen.ellipse(x + radius * 0.08, foot - radius * 0.05, radius * 0.72, radius * 0.11)


def _fruit(canvas: Canvas, palette: Palette, x: float, y: float, radius: float, tilt: float) -> None:
    _shadow(canvas, palette, x, y + radius * 0.95, radius)
    lit, skin, shade = palette.skin
    turn = math.radians(tilt - 90)
    base = (x + math.cos(turn) * radius * 0.9, y + math.sin(turn) * radius * 0.9)
    _calyx(canvas, palette, base, turn, radius)
    outline: list[Point] = []
    for step in range(73):
        angle = math.tau * step / 72
        facet = (
            1
            + 0.018 * math.cos(6 * (angle - turn))
            + 0.05 * math.exp(-((math.remainder(angle - turn, math.tau) / 0.35) ** 2))
        )
        outline.append((x + radius * facet * math.cos(angle), y + radius * facet * 0.96 * math.sin(angle)))
    canvas.polygon(
        outline,
        Around(
            (x - radius * 0.36, y - radius * 0.38),
            (radius * 1.62, radius * 1.62),
            evenly(mix(lit, palette.light, 0.35), lit, skin, skin, shade),
        ),
    )
    box = (x - radius, y - radius, x + radius, y + radius)
    with canvas.shapes(mix(skin, shade, 0.6), box, 0.3, blur=2) as pen:
        for index in range(5):
            side = -0.7 + index * 0.35
            pen.line(
                bezier(
                    base,
                    (x + radius * side * 1.3, y - radius * 0.2),
                    (x + radius * side * 1.3, y + radius * 0.4),
                    (x + radius * side * 0.3, y + radius * 0.9),
                    16,
                ),
                3,
            )
    with canvas.shapes(mix(palette.leaf[0], lit, 0.5), box, 0.35, blur=9) as pen:
        pen.ellipse(x + radius * 0.3, y + radius * 0.35, radius * 0.4, radius * 0.3)
    with canvas.shapes(shade, box, 0.35) as pen:
        for _ in range(60):
            angle, away = canvas.random.uniform(0, math.tau), math.sqrt(canvas.random.random()) * 0.9
            pen.ellipse(
                x + math.cos(angle) * away * radius, y + math.sin(angle) * away * radius, canvas.random.uniform(0.6, 2)
            )
    with canvas.shapes(palette.light, box, 0.6, blur=5) as pen:
        pen.ellipse(x - radius * 0.42, y - radius * 0.45, radius * 0.17, radius * 0.11)
    with canvas.shapes(lit, box, 0.3, blur=4) as pen:
        pen.arc(x, y, radius * 0.92, 20, 80, radius * 0.05)


def _calyx(canvas: Canvas, palette: Palette, base: Point, turn: float, radius: float) -> None:
    """The little crown at the end of the fruit."""
    lit, skin, shade = palette.skin
    along, side = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))

    def at(out: float, off: float) -> Point:
        return base[0] + along[0] * out * radius + side[0] * off * radius, base[1] + along[1] * out * radius + side[
            1
        ] * off * radius

    for off, colour in (
        (-0.2, skin),
        (0.2, shade),
        (0.0, mix(skin, shade, 0.5)),
        (-0.1, mix(lit, skin, 0.5)),
        (0.1, mix(skin, shade, 0.3)),
    ):
        canvas.polygon(
            [
                at(-0.08, off * 0.6 - 0.1),
                at(-0.08, off * 0.6 + 0.1),
                at(0.16, off * 0.9 + 0.09),
                at(0.36, off * 1.9),
                at(0.16, off * 0.9 - 0.09),
            ],
            colour,
        )


def _open(canvas: Canvas, palette: Palette, x: float, y: float, radius: float) -> None:
    """The cut half: rind, pith, and chambers full of seeds."""
    _shadow(canvas, palette, x, y + radius * 0.84, radius)
    lit, skin, shade = palette.skin
    canvas.ellipse(
        x + 8,
        y + 16,
        radius * 1.02,
        radius * 0.9,
        Along((x - radius, y), (x + radius, y + radius), evenly(lit, skin, shade)),
    )
    canvas.ellipse(x, y, radius, radius * 0.86, mix(skin, palette.pith, 0.3))
    canvas.ellipse(
        x,
        y,
        radius * 0.965,
        radius * 0.825,
        Along(
            (x - radius, y - radius),
            (x + radius, y + radius),
            evenly(mix(palette.pith, palette.light, 0.6), palette.pith, mix(palette.pith, palette.table[0], 0.45)),
        ),
    )
    for index in range(6):
        angle = math.radians(index * 60 + 14)
        _chamber(canvas, palette, x, y, radius, angle)
    canvas.ellipse(x, y, radius * 0.1, radius * 0.085, mix(palette.pith, palette.light, 0.3))


def _chamber(canvas: Canvas, palette: Palette, x: float, y: float, radius: float, angle: float) -> None:
    """One chamber between two walls of pith, seeds packed in it."""
    spread = math.radians(23.5)

    def at(out: float, turn: float) -> Point:
        return x + math.cos(turn) * out * radius, y + math.sin(turn) * out * radius * 0.86

    edge = [at(0.88, angle - spread + 2 * spread * step / 10) for step in range(11)]
    wall = [at(0.2, angle - spread * 0.4), *edge, at(0.2, angle + spread * 0.4)]
    canvas.polygon(wall, around(x, y, radius, mix(palette.seed[2], palette.pith, 0.25), palette.seed[2]))
    lit, red, dark = palette.seed
    spots: list[Point] = []
    for ring in range(5):
        out = 0.32 + ring * 0.125
        room = 2 * spread * 0.86 * out * radius
        count = max(int(room / 25), 1)
        for index in range(count):
            turn = (
                angle - spread * 0.8 + 2 * spread * 0.8 * ((index + 0.5) / count) + canvas.random.uniform(-0.02, 0.02)
            )
            spots.append(at(out + canvas.random.uniform(-0.015, 0.015), turn))
    canvas.random.shuffle(spots)
    canvas.balls(spots, 14.5, lit, red, dark)
    with canvas.shapes(palette.light, (x - radius, y - radius, x + radius, y + radius), 0.85) as pen:
        for px, py in spots:
            pen.ellipse(px - 4.5, py - 5.5, 2.6, 1.9)


def _scattered(canvas: Canvas, palette: Palette) -> None:
    lit, red, dark = palette.seed
    spots = [(canvas.random.gauss(560, 110), canvas.random.gauss(920, 46)) for _ in range(17)] + [
        (1130, 930),
        (1180, 905),
        (1206, 950),
        (1110, 965),
    ]
    with canvas.shapes(palette.dark, (200, 780, 1300, 1040), 0.5, blur=3) as pen:
        for x, y in spots:
            pen.ellipse(x + 8, y + 11, 17, 7)
    canvas.balls(spots, 14.5, lit, red, dark)
    with canvas.shapes(palette.light, (200, 780, 1300, 1040), 0.9) as pen:
        for x, y in spots:
            pen.ellipse(x - 4.5, y - 5.5, 2.8, 2)


def _leaves(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.leaf
    with canvas.shapes("#5a3b28", (400, 260, 1000, 620)) as pen:
        pen.line(bezier((470, 400), (540, 400), (620, 440), (760, 560)), 8)
    for root, angle, length in (
        ((560, 412), -70, 120),
        ((600, 430), -18, 150),
        ((660, 470), -62, 130),
        ((690, 496), 4, 140),
        ((620, 440), 78, 110),
    ):
        a = math.radians(angle)
        tip = (root[0] + math.cos(a) * length, root[1] + math.sin(a) * length)
        nx, ny = -math.sin(a) * length * 0.2, math.cos(a) * length * 0.2
        middle = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2)
        upper = bezier(root, (middle[0] + nx * 1.4, middle[1] + ny * 1.4), (middle[0] + nx, middle[1] + ny), tip, 14)
        lower = bezier(tip, (middle[0] - nx, middle[1] - ny), (middle[0] - nx * 1.4, middle[1] - ny * 1.4), root, 14)
        canvas.polygon([*upper, *lower], mix(lit, dark, 0.75))
        canvas.polygon([*lower, tip, root], mix(lit, palette.light, 0.1))
        with canvas.shapes(
            mix(lit, palette.light, 0.5),
            (min(root[0], tip[0]) - 4, min(root[1], tip[1]) - 4, max(root[0], tip[0]) + 4, max(root[1], tip[1]) + 4),
            0.8,
        ) as pen:
            pen.line([root, tip], 2)
