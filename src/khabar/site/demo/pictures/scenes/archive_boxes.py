"""The shelves of an archive: boxes and tied files, a label on each."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.paints import across, around, down

SHELVES = (196, 416, 636, 856, 1076)
ROOM = 176.0


class Palette(NamedTuple):
    shelf: tuple[str, str]
    boxes: tuple[str, ...]
    label: str
    tie: str
    light: str
    dark: str


PALETTES = {
    "paper": Palette(
        ("#8f7458", "#4a372a"),
        ("#d8bf92", "#c9a874", "#e5d3ad", "#b98f63", "#a9755a", "#cfc3a4"),
        "#fbf5e2",
        "#8f3b2c",
        "#fff3d2",
        "#1f1611",
    ),
    "green": Palette(
        ("#7d8a86", "#3c4947"),
        ("#7f9f84", "#a9bda0", "#5f8477", "#c4cbb2", "#8a938f", "#9fae8a"),
        "#f7f6e8",
        "#b0582f",
        "#f4fae8",
        "#141d1c",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(around(900, 300, 1300, mix(palette.shelf[1], palette.dark, 0.2), palette.dark), "archive boxes")
    for foot in SHELVES:
        _row(canvas, palette, foot)
        canvas.rectangle(
            0,
            foot,
            WIDTH,
            foot + 22,
            down(foot, foot + 22, mix(palette.shelf[0], palette.light, 0.35), palette.shelf[1]),
        )
        canvas.rectangle(0, foot + 22, WIDTH, foot + 50, down(foot + 22, foot + 50, palette.dark, palette.dark), 0.45)
    for x in (268, 796, 1324):
        canvas.rectangle(
            x - 14,
            0,
            x + 14,
            HEIGHT,
            across(x - 14, x + 14, mix(palette.shelf[0], palette.light, 0.3), palette.shelf[1]),
        )
        with canvas.shapes(palette.dark, (x - 14, 0, x + 14, HEIGHT), 0.7) as pen:
            for y in range(20, HEIGHT, 55):
                pen.ellipse(x, y, 4, 5)
        canvas.rectangle(x + 14, 0, x + 30, HEIGHT, palette.dark, 0.35)
    canvas.glow(960, 240, 1000, palette.light, 0.5)
    canvas.shade_corners(0.6, palette.dark)
    canvas.grain(8)
    return canvas


def _row(canvas: Canvas, palette: Palette, foot: float) -> None:
    for left, right in ((-200, 254), (282, 782), (810, 1310), (1338, 1700)):
        x = left + canvas.random.uniform(4, 14)
        while x < right - 40:
            kind = canvas.random.random()
            if kind < 0.5:
                wide = canvas.random.uniform(62, 96)
                if x + wide > right:
                    break
                _box(canvas, palette, x, wide, foot, ROOM * canvas.random.uniform(0.8, 0.97))
            elif kind < 0.86:
                wide = canvas.random.uniform(26, 44)
                _file(canvas, palette, x, wide, foot, ROOM * canvas.random.uniform(0.7, 0.9))
            else:
                wide = canvas.random.uniform(120, 156)
                if x + wide > right:
                    break
                _stack(canvas, palette, x, wide, foot)
            x += wide + canvas.random.choice((1.5, 1.5, 3, 12))


def _box(canvas: Canvas, palette: Palette, x: float, wide: float, foot: float, tall: float) -> None:
    colour = canvas.random.choice(palette.boxes)
    top = foot - tall
    canvas.rectangle(
        x,
        top,
        x + wide,
        foot,
        across(x, x + wide, mix(colour, palette.light, 0.25), colour, mix(colour, palette.dark, 0.3)),
    )
    canvas.rectangle(x, top, x + wide, foot, down(top, foot, palette.light, colour, palette.dark), 0.16)
    canvas.rectangle(
        x - 1,
        top - 3,
        x + wide + 1,
        top + 26,
        across(x, x + wide, mix(colour, palette.light, 0.4), mix(colour, palette.dark, 0.12)),
    )
    canvas.rectangle(x, top + 26, x + wide, top + 31, palette.dark, 0.25)
    _label(canvas, palette, x + wide * 0.16, top + 46, wide * 0.68, 46)
    with canvas.shapes(palette.dark, (x, top, x + wide, foot), 0.7) as pen:
        pen.ellipse(x + wide / 2, foot - 34, 11)
    canvas.ellipse(x + wide / 2, foot - 34, 7, 7, mix(palette.dark, colour, 0.15))
    with canvas.shapes(mix(palette.label, palette.shelf[0], 0.35), (x, top, x + wide, foot)) as pen:
        pen.arc(x + wide / 2, foot - 34, 11, 0, 360, 2)


def _file(canvas: Canvas, palette: Palette, x: float, wide: float, foot: float, tall: float) -> None:
    """A bundle of papers between boards, tied round."""
    colour = canvas.random.choice(palette.boxes)
    top = foot - tall
    canvas.rectangle(x, top + 6, x + wide, foot, palette.label)
    with canvas.shapes(mix(palette.label, palette.dark, 0.45), (x, top, x + wide, foot), 0.5) as pen:
        step = 3.2
        for index in range(int(wide / step)):
            pen.rectangle(x + index * step, top + 6 + (index * 7) % 5, x + index * step + 1, foot)
    for a, b in ((x, x + 5), (x + wide - 5, x + wide)):
        canvas.rectangle(a, top, b, foot, mix(colour, palette.dark, 0.15))
    canvas.rectangle(x, top + tall * 0.5, x + wide, top + tall * 0.5 + 6, palette.tie)
    with canvas.shapes(palette.tie, (x, top, x + wide, foot)) as pen:
        middle, level = x + wide / 2, top + tall * 0.5 + 3
        pen.polygon([(middle, level), (middle - 9, level - 9), (middle - 10, level + 5)])
        pen.polygon([(middle, level), (middle + 9, level - 9), (middle + 10, level + 5)])
        pen.line([(middle, level), (middle - 5, level + 22)], 2.4)
        pen.line([(middle, level), (middle + 6, level + 20)], 2.4)


def _stack(canvas: Canvas, palette: Palette, x: float, wide: float, foot: float) -> None:
    y = foot
    for _ in range(canvas.random.randint(3, 5)):
        thick, inset = canvas.random.uniform(20, 32), canvas.random.uniform(0, 10)
        colour = canvas.random.choice(palette.boxes)
        canvas.rectangle(
            x + inset,
            y - thick,
            x + wide - 6,
            y - 1,
            down(y - thick, y, mix(colour, palette.light, 0.4), colour, mix(colour, palette.dark, 0.4)),
        )
        canvas.rectangle(x + inset + 5, y - thick + 5, x + wide - 12, y - 6, palette.label, 0.8)
        with canvas.shapes(mix(palette.label, palette.dark, 0.5), (x, y - thick, x + wide, y), 0.6) as pen:
            for line in range(3):
                pen.rectangle(
                    x + inset + 5,
                    y - thick + 8 + line * (thick - 14) / 3,
                    x + wide - 12,
                    y - thick + 9 + line * (thick - 14) / 3,
                )
        y -= thick


def _label(canvas: Canvas, palette: Palette, x: float, y: float, wide: float, tall: float) -> None:
    canvas.rectangle(x + 1, y + 2, x + wide + 2, y + tall + 3, palette.dark, 0.3)
    canvas.rectangle(x, y, x + wide, y + tall, palette.label)
    with canvas.shapes(palette.dark, (x, y, x + wide, y + tall), 0.55) as pen:
        for line in range(3):
            pen.rectangle(
                x + wide - 6,
                y + 9 + line * 11,
                x + wide - 6 - (wide - 12) * canvas.random.uniform(0.5, 1),
                y + 11.5 + line * 11,
            )
    canvas.rectangle(x, y, x + wide, y + 4, palette.tie, 0.85)
