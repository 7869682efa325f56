"""An assembly's chamber before the session: half rounds of empty seats below a glass dome."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import arch
from khabar.site.demo.pictures.paints import across, around, down

X, Y = 800.0, 560.0


class Palette(NamedTuple):
    wall: tuple[str, str]
    seat: tuple[str, str]
    desk: tuple[str, str]
    floor: tuple[str, str]
    light: str
    glass: tuple[str, str]
    dark: str


PALETTES = {
    "wood": Palette(
        ("#d8b88f", "#7a4f33"),
        ("#a93c34", "#571a1d"),
        ("#b77a46", "#5c3420"),
        ("#6f3a30", "#2e1616"),
        "#fff2d2",
        ("#f7f3df", "#a9c8d4"),
        "#190d0b",
    ),
    "blue": Palette(
        ("#c3ccd4", "#56677c"),
        ("#2f639f", "#16305a"),
        ("#a98d6c", "#5b4836"),
        ("#3a4d68", "#172338"),
        "#f4f8ff",
        ("#f4fafc", "#8fb8d6"),
        "#0a1220",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(
        down(0, Y, palette.wall[1], mix(palette.wall[0], palette.wall[1], 0.4), palette.wall[0]), "council chamber"
    )
    _dome(canvas, palette)
    _wall(canvas, palette)
    canvas.rectangle(0, Y + 60, WIDTH, HEIGHT, down(Y + 60, HEIGHT, *palette.floor))
    canvas.polygon(
        _ring(300, 0.36, 30), around(X, Y + 80, 320, mix(palette.floor[0], palette.light, 0.4), palette.floor[0])
    )
    _platform(canvas, palette)
    for row in range(6):
        _seats(canvas, palette, row)
    canvas.glow(X, 150, 800, palette.light, 0.4)
    canvas.glow(X, 640, 520, palette.light, 0.3, 0.5)
    canvas.shade_corners(0.6, palette.dark)
    canvas.grain(6)
    return canvas


def _dome(canvas: Canvas, palette: Palette) -> None:
    """The glass dome, its ribs meeting above the middle of the hall."""
    canvas.ellipse(X, 60, 690, 190, mix(palette.wall[0], palette.light, 0.35))
    canvas.ellipse(X, 50, 660, 172, around(X, 20, 640, *palette.glass))
    with canvas.shapes(mix(palette.wall[1], palette.dark, 0.2), (100, 0, 1500, 240), 0.8) as pen:
        for step in range(33):
            angle = math.tau * step / 32
            pen.line(
                [
                    (X + 60 * math.cos(angle), 10 + 14 * math.sin(angle)),
                    (X + 660 * math.cos(angle), 50 + 172 * math.sin(angle)),
                ],
                3,
            )
        for share in (0.36, 0.68):
            pen.line(
                [
                    (
                        X + 660 * share * math.cos(a / 30 * math.tau),
                        26 + 24 * share + 172 * share * math.sin(a / 30 * math.tau),
                    )
                    for a in range(31)
                ],
                3,
            )
    with canvas.shapes(palette.light, (0, 100, WIDTH, 900), 0.09, blur=12) as pen:
        for angle in (58, 76, 96, 118):
            a = math.radians(angle)
            start, end = X + 560 * math.cos(a), X + 1250 * math.cos(a)
            pen.polygon([(start - 44, 190), (start + 44, 190), (end + 120, 900), (end - 120, 900)])


def _wall(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.wall
    with canvas.shapes(mix(dark, palette.dark, 0.25), (0, 240, WIDTH, 640), 0.75) as pen:
        for index in range(9):
            x = 40 + index * 190
            pen.polygon(arch(x - 60, x + 60, 600, 350))
    with canvas.shapes(
        down(290, 600, mix(palette.glass[0], palette.light, 0.4), palette.glass[1]), (0, 240, WIDTH, 640), 0.8
    ) as pen:
        for index in (0, 1, 2, 6, 7, 8):
            x = 40 + index * 190
            pen.polygon(arch(x - 40, x + 40, 560, 360))
    with canvas.shapes(mix(dark, palette.dark, 0.3), (0, 240, WIDTH, 640)) as pen:
        for index in (0, 1, 2, 6, 7, 8):
            x = 40 + index * 190
            pen.rectangle(x - 2, 310, x + 2, 560)
            for y in (400, 470):
                pen.rectangle(x - 40, y, x + 40, y + 3)
    for index in range(10):
        x = -55 + index * 190
        canvas.rectangle(
            x - 20,
            250,
            x + 20,
            620,
            across(x - 20, x + 20, mix(lit, dark, 0.3), mix(lit, palette.light, 0.4), mix(lit, dark, 0.55)),
        )
        canvas.rectangle(x - 28, 250, x + 28, 270, mix(lit, palette.light, 0.45))
    canvas.rectangle(0, 226, WIDTH, 252, down(226, 252, mix(lit, palette.light, 0.5), mix(lit, dark, 0.4)))


def _platform(canvas: Canvas, palette: Palette) -> None:
    """The president's bench and the speaker's desk in front of it."""
    lit, dark = palette.desk
    canvas.polygon(
        arch(610, 990, 620, 390),
        across(610, 990, mix(dark, palette.dark, 0.3), mix(lit, dark, 0.5), mix(dark, palette.dark, 0.4)),
    )
    canvas.polygon(
        arch(640, 960, 620, 410),
        across(
            640, 960, mix(palette.seat[1], palette.dark, 0.3), palette.seat[0], mix(palette.seat[1], palette.dark, 0.3)
        ),
    )
    with canvas.shapes(mix(palette.light, lit, 0.35), (640, 300, 960, 620)) as pen:
        # The emblem of the province: a river between two banks.
        pen.arc(X, 400, 62, 0, 360, 5)
        for level in (-18, 0, 18):
            pen.line([(X - 44 + step * 8, 400 + level + 5 * math.sin(step * 1.15)) for step in range(12)], 4)
    with canvas.shapes(down(470, 560, palette.seat[0], palette.seat[1]), (660, 430, 940, 600)) as pen:
        for x in (704, 800, 896):
            top = 478 if x == 800 else 500
            pen.rounded(x - 30, top, x + 30, 580, 14)
    for left, right, top, foot in ((590, 1010, 548, 640), (706, 894, 604, 690)):
        canvas.rectangle(
            left,
            top,
            right,
            foot,
            across(left, right, mix(lit, dark, 0.4), mix(lit, palette.light, 0.22), lit, mix(lit, dark, 0.6)),
        )
        canvas.rectangle(left - 10, top - 10, right + 10, top + 4, mix(lit, palette.light, 0.45))
        with canvas.shapes(dark, (left, top, right, foot), 0.45) as pen:
            count = 7 if right - left > 300 else 3
            wide = (right - left) / count
            for index in range(count):
                pen.rounded(left + index * wide + 10, top + 16, left + (index + 1) * wide - 10, foot - 14, 4)
                pen.rounded(left + index * wide + 14, top + 20, left + (index + 1) * wide - 14, foot - 18, 4, 0)
    with canvas.shapes(palette.dark, (780, 560, 830, 610)) as pen:
        pen.line([(792, 600), (800, 574)], 3)
        pen.line([(812, 600), (804, 574)], 3)
        pen.ellipse(799, 570, 5)
        pen.ellipse(806, 570, 5)


def _ring(radius: float, flat: float, lift: float, start: float = 0, end: float = 360) -> list[Point]:
    steps = 72
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(X + radius * math.cos(angle), Y + 60 + lift + radius * flat * math.sin(angle)) for angle in angles]


def _seats(canvas: Canvas, palette: Palette, row: int) -> None:
    """One half round of desks with a chair behind each, the nearer the larger."""
    radius = 400 + row * 150 + row * row * 14
    flat = 0.36 + row * 0.014
    lift = row * 6
    lit, dark = palette.desk
    outer, inner = _ring(radius + 52, flat, lift + 26, 0, 180), _ring(radius, flat, lift, 0, 180)
    canvas.polygon(
        [*outer, *reversed(inner)],
        down(Y + 60, HEIGHT + 60, mix(palette.floor[0], palette.dark, 0.1), mix(palette.floor[1], palette.dark, 0.3)),
    )
    size = 24 + row * 7.5
    count = 15 + row * 4
    places = []
    for index in range(count):
        if index == count // 2:
            continue
        angle = math.radians(6 + 168 * index / (count - 1))
        places.append(
            (X + (radius + 34) * math.cos(angle), Y + 60 + lift + 12 + (radius + 34) * flat * math.sin(angle))
        )
    box = (0, Y - 40, WIDTH, HEIGHT)
    with canvas.shapes(palette.dark, box, 0.5, blur=4) as pen:
        for x, y in places:
            pen.ellipse(x, y + size * 0.5, size * 0.9, size * 0.35)
    front = _ring(radius - 10, flat, lift + size * 0.55, 0, 180)
    top = _ring(radius - 10, flat, lift - size * 0.15, 0, 180)
    back = _ring(radius + 16, flat, lift - size * 0.15, 0, 180)
    canvas.polygon([*front, *reversed(top)], across(0, WIDTH, dark, lit, mix(lit, palette.light, 0.25), lit, dark))
    canvas.polygon(
        [*top, *reversed(back)],
        across(0, WIDTH, mix(lit, dark, 0.3), mix(lit, palette.light, 0.5), mix(lit, dark, 0.3)),
    )
    with canvas.shapes(
        down(Y, HEIGHT, mix(palette.seat[0], palette.light, 0.12), palette.seat[0], palette.seat[1]), box
    ) as pen:
        for x, y in places:
            pen.rounded(x - size * 0.62, y - size * 0.95, x + size * 0.62, y + size * 0.62, size * 0.3)
    with canvas.shapes(mix(palette.seat[0], palette.light, 0.45), box, 0.8) as pen:
        for x, y in places:
            pen.rounded(x - size * 0.46, y - size * 0.9, x + size * 0.46, y - size * 0.78, size * 0.06)
    with canvas.shapes(palette.seat[1], box, 0.7) as pen:
        for x, y in places:
            pen.rounded(x - size * 0.42, y - size * 0.55, x + size * 0.42, y + size * 0.4, size * 0.18, 0.6)
    aisle = 20 + row * 9
    canvas.polygon(
        [
            (X - aisle, Y + 60 + lift + radius * flat - 10),
            (X + aisle, Y + 60 + lift + radius * flat - 10),
            (X + aisle * 1.25, Y + 92 + lift + (radius + 60) * flat),
            (X - aisle * 1.25, Y + 92 + lift + (radius + 60) * flat),
        ],
        mix(palette.floor[0], palette.light, 0.14),
    )
