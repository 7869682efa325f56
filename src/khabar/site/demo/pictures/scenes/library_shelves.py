"""Shelves of books, no two alike, and a ladder leaning on them."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.paints import across, around, down

SHELVES = (250, 506, 762, 1018)


class Palette(NamedTuple):
    wood: tuple[str, str, str]
    lamp: str
    dark: str
    cloth: tuple[str, ...]
    gilt: str


PALETTES = {
    "warm": Palette(
        ("#b0764a", "#7d4a2c", "#4a2a1c"),
        "#ffdf9e",
        "#1e120f",
        ("#9c3b30", "#c96f3b", "#d9a650", "#5d7350", "#2f5560", "#6b3a4c", "#e4d3ae", "#3d3a52", "#b98a66", "#82281f"),
        "#f5dc9a",
    ),
    "cool": Palette(
        ("#8a8478", "#5c5850", "#35342f"),
        "#eaf2ee",
        "#12191d",
        ("#2f5f78", "#4f8a8b", "#8fb0a4", "#c9d3c4", "#34496b", "#6d7f9c", "#e3dccb", "#26404a", "#a7553f", "#7b8c5f"),
        "#f2ead0",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(around(700, 380, 1200, mix(palette.wood[2], palette.wood[1], 0.4), palette.dark), "library shelves")
    for index, foot in enumerate(SHELVES):
        for left, right in ((24, 528), (560, 1064), (1096, 1600)):
            _books(canvas, palette, left, right, foot, 214 if index else 200)
    for foot in SHELVES:
        canvas.rectangle(
            0, foot, WIDTH, foot + 24, down(foot, foot + 24, mix(palette.wood[0], palette.lamp, 0.25), palette.wood[1])
        )
        canvas.rectangle(0, foot + 24, WIDTH, foot + 58, down(foot + 24, foot + 58, palette.dark, palette.wood[2]), 0.5)
    for x in (-8, 528, 1064):
        canvas.rectangle(
            x,
            0,
            x + 32,
            HEIGHT,
            across(x, x + 32, palette.wood[1], mix(palette.wood[0], palette.lamp, 0.2), palette.wood[1]),
        )
        canvas.rectangle(x + 32, 0, x + 46, HEIGHT, palette.dark, 0.3)
    _ladder(canvas, palette)
    canvas.glow(640, 330, 1000, palette.lamp, 0.55)
    canvas.shade_corners(0.6, palette.dark)
    canvas.grain(7)
    return canvas


def _books(canvas: Canvas, palette: Palette, left: float, right: float, foot: float, room: float) -> None:
    source = canvas.random
    x = left + 6.0
    while x < right - 16:
        if source.random() < 0.05 and right - x > 140:
            x = _pile(canvas, palette, x + 6, foot)
            continue
        if source.random() < 0.06:
            x += source.uniform(14, 40)
            continue
        run = source.choice((1, 1, 1, 2, 4))
        wide, tall = source.uniform(17, 46), room * source.uniform(0.58, 0.97)
        colour = source.choice(palette.cloth)
        for _ in range(run):
            if x + wide > right - 4:
                return
            lean = source.uniform(0.06, 0.13) * tall if run == 1 and source.random() < 0.06 else 0.0
            _spine(canvas, palette, x, wide, foot, tall, lean, colour)
            x += wide + lean + 1.2


def _spine(
    canvas: Canvas, palette: Palette, x: float, wide: float, foot: float, tall: float, lean: float, colour: str
) -> None:
    source = canvas.random
    top = foot - tall
    light, dark = mix(colour, palette.lamp, 0.22), mix(colour, palette.dark, 0.5)
    quad = [(x, foot), (x + wide, foot), (x + wide + lean, top), (x + lean, top)]
    canvas.polygon(quad, across(x, x + wide, dark, colour, light, colour, dark))
    style = source.randrange(5)
    with canvas.shapes(palette.gilt if style != 3 else dark, (x, top, x + wide + lean, foot), 0.75) as pen:

        def band(share: float, thick: float, inset: float = 0.0) -> None:
            y = top + tall * share
            shift = lean * (1 - share)
            pen.rectangle(x + shift + inset, y, x + wide + shift - inset, y + thick)

        if style in (0, 3):
            for share in (0.08, 0.11, 0.86, 0.89):
                band(share, 2)
        if style == 1:
            band(0.16, tall * 0.16, 3)
            band(0.9, 2)
        if style == 2:
            for share in (0.12, 0.3, 0.48, 0.66, 0.84):
                band(share, 3)
        if style in (0, 1, 4):
            for step in range(source.randint(2, 5)):
                band(0.4 + step * 0.06, 3, wide * source.uniform(0.28, 0.42))


def _pile(canvas: Canvas, palette: Palette, x: float, foot: float) -> float:
    """Books lying on their sides; returns where the next book may stand."""
    source = canvas.random
    y, widest = foot, 0.0
    for _ in range(source.randint(2, 4)):
        wide, thick = source.uniform(84, 118), source.uniform(18, 32)
        colour = source.choice(palette.cloth)
        inset = source.uniform(0, 10)
        canvas.rectangle(
            x + inset,
            y - thick,
            x + inset + wide,
            y - 1,
            down(y - thick, y, mix(colour, palette.lamp, 0.25), mix(colour, palette.dark, 0.45)),
        )
        canvas.rectangle(x + inset + wide * 0.16, y - thick, x + inset + wide * 0.2, y - 1, palette.gilt, 0.7)
        y -= thick
        widest = max(widest, inset + wide)
    return x + widest + 8


def _ladder(canvas: Canvas, palette: Palette) -> None:
    foot, top = ((1010.0, 1180.0), HEIGHT + 40.0), ((1190.0, 1310.0), -30.0)

    def at(side: int, share: float) -> tuple[float, float]:
        return foot[0][side] + (top[0][side] - foot[0][side]) * share, foot[1] + (top[1] - foot[1]) * share

    with canvas.shapes(palette.dark, (960, 0, 1420, HEIGHT), 0.45, blur=6) as pen:
        for side in (0, 1):
            a, b = at(side, 0), at(side, 1)
            pen.polygon([(a[0] + 18, a[1]), (a[0] + 50, a[1]), (b[0] + 44, b[1]), (b[0] + 18, b[1])])
    rungs = [share / 10 for share in range(1, 10)]
    for share in rungs:
        (ax, ay), (bx, _) = at(0, share), at(1, share)
        canvas.rectangle(
            ax + 8,
            ay - 9,
            bx + 8,
            ay + 9,
            down(ay - 9, ay + 9, mix(palette.wood[0], palette.lamp, 0.5), palette.wood[1]),
        )
        canvas.rectangle(ax + 8, ay + 9, bx + 8, ay + 15, palette.dark, 0.35)
    for side in (0, 1):
        (ax, ay), (bx, by) = at(side, 0), at(side, 1)
        canvas.polygon(
            [(ax, ay), (ax + 28, ay), (bx + 22, by), (bx, by)],
            down(0, HEIGHT, mix(palette.wood[0], palette.lamp, 0.55), palette.wood[0]),
        )
        canvas.polygon([(ax + 20, ay), (ax + 28, ay), (bx + 22, by), (bx + 16, by)], palette.dark, 0.3)
