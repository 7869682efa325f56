"""An empty stage before the play: a drawn curtain, one light, a suitcase."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.paints import Flat, across, around, down

BOARDS = 800.0


class Palette(NamedTuple):
    cloth: tuple[str, str, str]
    gold: tuple[str, str]
    light: str
    boards: tuple[str, str]
    dark: str


PALETTES = {
    "crimson": Palette(
        ("#d8443c", "#8e1f2b", "#360b18"), ("#f2cf7e", "#8a5a2a"), "#fff1c9", ("#b57b4c", "#3b2018"), "#10060a"
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(Flat(palette.cloth[1]), "theatre stage")
    _folds(canvas, palette, 34, BOARDS)
    canvas.rectangle(0, 0, WIDTH, BOARDS, down(0, BOARDS, palette.dark, palette.cloth[1], palette.cloth[0]), 0.42)
    _hem(canvas, palette)
    _boards(canvas, palette)
    _light(canvas, palette)
    _suitcase(canvas, palette)
    _wing(canvas, palette, -1)
    _wing(canvas, palette, 1)
    _valance(canvas, palette)
    _seats(canvas, palette)
    canvas.shade_corners(0.75, palette.dark)
    canvas.grain(7)
    return canvas


def _folds(canvas: Canvas, palette: Palette, count: int, foot: float) -> None:
    """Hang cloth from the top down to *foot*: light on the crest of every fold, dark in its valley."""
    wide = WIDTH / count
    for index in range(count):
        strength = 0.8 + 0.2 * math.sin(index * 1.9)
        crest, valley = (
            mix(palette.cloth[1], palette.cloth[0], strength),
            mix(palette.cloth[1], palette.cloth[2], strength),
        )
        left = index * wide
        canvas.rectangle(
            left,
            0,
            left + wide,
            foot,
            across(left, left + wide, valley, palette.cloth[1], crest, palette.cloth[1], valley),
        )


def _hem(canvas: Canvas, palette: Palette) -> None:
    canvas.rectangle(0, BOARDS - 46, WIDTH, BOARDS - 16, down(BOARDS - 46, BOARDS - 16, *palette.gold), 0.85)
    with canvas.shapes(mix(palette.gold[1], palette.dark, 0.3), (0, BOARDS - 18, WIDTH, BOARDS + 8), 0.9) as pen:
        for strand in range(0, WIDTH, 6):
            pen.rectangle(strand, BOARDS - 18, strand + 3, BOARDS + 2)
    with canvas.shapes(palette.cloth[2], (0, BOARDS - 50, WIDTH, BOARDS), 0.5, blur=5) as pen:
        for index in range(35):
            x = WIDTH * index / 34
            pen.rectangle(x - 9, BOARDS - 50, x + 9, BOARDS)


def _boards(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.boards
    canvas.rectangle(0, BOARDS, WIDTH, HEIGHT, down(BOARDS, HEIGHT, mix(lit, dark, 0.55), lit))
    with canvas.shapes(dark, (0, BOARDS, WIDTH, HEIGHT), 0.7) as pen:
        for line in range(-24, 25):
            pen.polygon(
                [
                    (800 + line * 44, BOARDS),
                    (801.5 + line * 44, BOARDS),
                    (803 + line * 96, HEIGHT),
                    (799 + line * 96, HEIGHT),
                ]
            )
        for line in range(-24, 24):
            share = canvas.random.random()
            y = BOARDS + share * (HEIGHT - BOARDS)
            half = 44 + 52 * share
            pen.rectangle(800 + line * half, y, 800 + (line + 1) * half, y + 2)
    canvas.rectangle(0, BOARDS, WIDTH, BOARDS + 40, down(BOARDS, BOARDS + 40, palette.dark, mix(lit, dark, 0.55)), 0.6)


def _light(canvas: Canvas, palette: Palette) -> None:
    """One cone from above, its pool on the curtain and on the boards."""
    with canvas.shapes(palette.light, (150, 0, 1250, 960), 0.16, blur=14) as pen:
        pen.polygon([(560, -40), (620, -40), (1040, 930), (560, 930)])
    with canvas.shapes(palette.light, (150, 0, 1250, 960), 0.14, blur=8) as pen:
        pen.polygon([(578, -40), (606, -40), (960, 930), (640, 930)])
    with canvas.shapes(
        around(800, 925, 330, palette.light, mix(palette.light, palette.boards[0], 0.5), palette.boards[0]),
        (380, 820, 1220, 1040),
        0.75,
        blur=12,
    ) as pen:
        pen.ellipse(800, 925, 290, 72)
    canvas.glow(800, 880, 620, palette.light, 0.35, 0.5)
    with canvas.shapes(palette.light, (500, 100, 1050, 900), 0.6) as pen:
        for _ in range(60):
            share = canvas.random.random()
            pen.ellipse(
                592 + 210 * share + canvas.random.gauss(0, 90 * share),
                40 + 820 * share,
                canvas.random.uniform(0.7, 1.9),
                opacity=canvas.random.uniform(0.3, 1),
            )


def _suitcase(canvas: Canvas, palette: Palette) -> None:
    left, right, top, foot = 722.0, 892.0, 812.0, 926.0
    with canvas.shapes(palette.dark, (680, 860, 1100, 980), 0.6, blur=8) as pen:
        pen.polygon([(left, foot - 6), (right, foot - 6), (right + 130, foot + 34), (left + 90, foot + 36)])
    with canvas.shapes("#3a221a", (left, top - 40, right, top + 4)) as pen:
        pen.rounded(772, top - 26, 842, top + 8, 12)
        pen.rounded(782, top - 16, 832, top + 8, 6, 0)
    with canvas.shapes(across(left, right, "#c99860", "#a36a3c", "#5d3520"), (left, top, right, foot)) as pen:
        pen.rounded(left, top, right, foot, 14)
    with canvas.shapes("#5a3320", (left, top, right, foot)) as pen:
        for x in (752, 848):
            pen.rectangle(x, top, x + 14, foot)
        pen.rectangle(left, 850, right, 853)
    with canvas.shapes(palette.gold[0], (left, top, right, foot)) as pen:
        for x in (752, 848):
            pen.rounded(x - 1, 846, x + 15, 862, 3)
        for corner_x in (left, right - 16):
            for corner_y in (top, foot - 16):
                pen.rounded(corner_x, corner_y, corner_x + 16, corner_y + 16, 6, 0.8)
    with canvas.shapes("#d9cfae", (left, top, right, foot)) as pen:
        pen.polygon([(778, 872), (834, 866), (837, 892), (781, 898)])
    canvas.rectangle(left + 10, top + 3, right - 10, top + 6, palette.light, 0.6)


def _wing(canvas: Canvas, palette: Palette, side: int) -> None:
    """The gathered curtain at one side, tied back with a cord."""
    edge = 0.0 if side < 0 else float(WIDTH)

    def at(share: float, y: float) -> tuple[float, float]:
        pinch = 1 - 0.52 * math.exp(-(((y - 620) / 210) ** 2))
        return edge - side * share * 300 * pinch, y

    strips = 15
    with canvas.shapes(palette.dark, (0, 0, WIDTH, HEIGHT), 0.55, blur=14) as pen:
        pen.polygon([(edge, 0), *(at(1.12, y) for y in range(0, 1000, 40)), (edge, 1000)])
    for index in range(strips):
        a, b = index / strips, (index + 1.06) / strips
        crest = math.sin(index * 2.1) * 0.5 + 0.5
        colour = mix(palette.cloth[2], palette.cloth[0], crest * (0.35 + 0.65 * index / strips))
        points = [at(a, y) for y in range(-10, 980, 30)] + [at(b, y) for y in range(970, -20, -30)]
        canvas.polygon(
            points,
            down(
                0,
                980,
                mix(colour, palette.dark, 0.55),
                colour,
                mix(colour, palette.dark, 0.1),
                mix(colour, palette.dark, 0.4),
            ),
        )
    inner = at(1.04, 620)[0]
    canvas.polygon(
        [(edge, 598), (inner, 606), (inner, 634), (edge, 644)], down(598, 644, palette.gold[0], palette.gold[1])
    )
    tassel = edge - side * 96
    with canvas.shapes(down(630, 740, *palette.gold), (tassel - 30, 630, tassel + 30, 750)) as pen:
        pen.ellipse(tassel, 650, 15)
        pen.polygon([(tassel - 12, 658), (tassel + 12, 658), (tassel + 20, 738), (tassel - 20, 738)])


def _valance(canvas: Canvas, palette: Palette) -> None:
    swags, drop = 5, 190.0
    wide = WIDTH / swags
    _folds(canvas, palette, 50, 70)
    for index in range(swags):
        left = index * wide
        for layer in range(9, -1, -1):
            depth = 46 + (drop - 46) * layer / 9
            crest = math.sin(layer * 2.3) * 0.5 + 0.5
            colour = mix(palette.cloth[2], palette.cloth[0], 0.15 + 0.7 * crest)
            curve = [(left + wide * s / 20, 20 + depth * math.sin(math.pi * s / 20) ** 0.8) for s in range(21)]
            canvas.polygon([(left, 0), *curve, (left + wide, 0)], down(0, drop, mix(colour, palette.dark, 0.5), colour))
        hem = [(left + wide * s / 20, 20 + drop * math.sin(math.pi * s / 20) ** 0.8) for s in range(21)]
        with canvas.shapes(down(20, 240, palette.gold[1], palette.gold[0]), (left, 0, left + wide, 260)) as pen:
            pen.line(hem, 12)
    canvas.rectangle(0, 0, WIDTH, 26, down(0, 26, palette.gold[1], mix(palette.gold[0], palette.gold[1], 0.3)))


def _seats(canvas: Canvas, palette: Palette) -> None:
    """The backs of the front row, dark against the boards."""
    canvas.rectangle(0, 1020, WIDTH, HEIGHT, palette.dark)
    with canvas.shapes(
        down(970, HEIGHT, mix(palette.cloth[2], palette.cloth[1], 0.5), palette.dark), (0, 950, WIDTH, HEIGHT)
    ) as pen:
        for x in range(-60, WIDTH + 60, 118):
            pen.rounded(x, 976, x + 104, HEIGHT + 60, 30)
    with canvas.shapes(palette.cloth[0], (0, 950, WIDTH, 1000), 0.45) as pen:
        for x in range(-60, WIDTH + 60, 118):
            pen.arc(x + 30, 1006, 30, 200, 270, 2.5)
            pen.arc(x + 74, 1006, 30, 270, 340, 2.5)
            pen.rectangle(x + 30, 976, x + 74, 978.5)
