"""A football ground from straight above: striped grass, tiers of seats, the roofs that shade them."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.paints import around, down

X, Y = 800.0, 533.0
STREETS, AVENUES = (60, 1000), (70, 1530)


class Palette(NamedTuple):
    land: tuple[str, str]
    grass: tuple[str, str]
    track: str
    seats: tuple[str, ...]
    roof: tuple[str, str]
    lamp: str
    light: float
    dark: str
    tree: str


PALETTES = {
    "night": Palette(
        ("#1c2440", "#0c1226"),
        ("#3fa05a", "#2f8a4c"),
        "#8f5a4a",
        ("#2f63b5", "#3d78c9", "#26519a", "#e6ecf5"),
        ("#8d9bb5", "#4b587a"),
        "#eaf4ff",
        0.75,
        "#060a18",
        "#1b3a3a",
    ),
    "day": Palette(
        ("#cdbb94", "#a99876"),
        ("#74b356", "#5c9e47"),
        "#c4694a",
        ("#2f63b5", "#4a84cf", "#274f95", "#f4f1e6"),
        ("#f1f0ea", "#b9bec4"),
        "#fff6dc",
        0.25,
        "#3a3a3c",
        "#55804a",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(around(X, Y, 1100, *palette.land), "stadium above")
    _surroundings(canvas, palette)
    _stands(canvas, palette)
    _pitch(canvas, palette)
    _roofs(canvas, palette)
    _towers(canvas, palette)
    canvas.shade_corners(0.5, palette.dark)
    canvas.grain(6)
    return canvas


def _bowl(rx: float, ry: float) -> list[Point]:
    """An oval with straight sides."""
    return [_on_bowl(rx, ry, math.tau * step / 120) for step in range(120)]


def _on_bowl(rx: float, ry: float, angle: float) -> Point:
    """A point of a superellipse about the middle of the pitch."""
    c, s = math.cos(angle), math.sin(angle)
    return X + rx * math.copysign(abs(c) ** 0.62, c), Y + ry * math.copysign(abs(s) ** 0.62, s)


def _surroundings(canvas: Canvas, palette: Palette) -> None:
    """Streets, trees and parked cars around the ground."""
    road = mix(palette.land[1], palette.dark, 0.35)
    with canvas.shapes(road) as pen:
        pen.polygon(_bowl(772, 512))
        for street in STREETS:
            pen.rectangle(0, street - 22, WIDTH, street + 22)
        for avenue in AVENUES:
            pen.rectangle(avenue - 22, 0, avenue + 22, HEIGHT)
    with canvas.shapes(mix(road, palette.lamp, 0.5), opacity=0.7) as pen:
        for dash in range(0, WIDTH, 44):
            for street in STREETS:
                pen.rectangle(dash, street - 1.2, dash + 20, street + 1.2)
            for avenue in AVENUES:
                pen.rectangle(avenue - 1.2, dash, avenue + 1.2, dash + 20)
    spots = [(canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, HEIGHT)) for _ in range(520)]
    trees = [
        (x, y)
        for x, y in spots
        if ((x - X) / 800) ** 4 + ((y - Y) / 540) ** 4 > 1.05
        and min(abs(y - street) for street in STREETS) > 40
        and min(abs(x - avenue) for avenue in AVENUES) > 34
    ]
    with canvas.shapes(palette.dark, opacity=0.45, blur=2) as pen:
        for x, y in trees:
            pen.ellipse(x + 8, y + 9, 15)
    for grow, colour, shift in (
        (16.0, mix(palette.tree, palette.dark, 0.3), 0.0),
        (12.0, palette.tree, 2.5),
        (6.0, mix(palette.tree, palette.lamp, 0.22), 4.5),
    ):
        with canvas.shapes(colour) as pen:
            for index, (x, y) in enumerate(trees):
                size = grow * (0.75 + 0.5 * (index % 7) / 7)
                pen.ellipse(x - shift, y - shift, size)
    for colour in ("#d9503f", "#e9e6dc", "#3f6f9c", "#d9a441", "#444b57"):
        with canvas.shapes(mix(colour, palette.dark, palette.light * 0.5)) as pen:
            for _ in range(14):
                lane = canvas.random.choice((-9, 9))
                if canvas.random.random() < 0.5:
                    x, y = canvas.random.uniform(0, WIDTH), canvas.random.choice(STREETS) + lane
                    pen.rounded(x, y - 5, x + 22, y + 5, 4)
                else:
                    x, y = canvas.random.choice(AVENUES) + lane, canvas.random.uniform(0, HEIGHT)
                    pen.rounded(x - 5, y, x + 5, y + 22, 4)


def _stands(canvas: Canvas, palette: Palette) -> None:
    with canvas.shapes(palette.dark, opacity=0.6, blur=12) as pen:
        pen.polygon([(x + 16, y + 18) for x, y in _bowl(735, 480)])
    canvas.polygon(_bowl(735, 480), mix(palette.roof[1], palette.dark, 0.25))
    rings = 27
    for tier in range(3):
        for even in (0, 1):
            with canvas.shapes(mix(palette.seats[tier], palette.dark, 0.34 if even else 0.2)) as pen:
                for ring in range(tier * 9 + even, tier * 9 + 9, 2):
                    for opacity, share in ((1.0, ring / rings), (0.0, (ring + 1) / rings)):
                        pen.polygon(_bowl(728 - 205 * share, 473 - 178 * share), opacity)
    for colour in (palette.seats[3], "#e8b04a", mix(palette.seats[1], palette.lamp, 0.5)):
        with canvas.shapes(mix(colour, palette.dark, 0.25)) as pen:
            for _ in range(620):
                share, angle = canvas.random.uniform(0.03, 0.97), canvas.random.uniform(0, math.tau)
                x, y = _on_bowl(728 - 205 * share, 473 - 178 * share, angle)
                pen.ellipse(x, y, 2.1)
    with canvas.shapes(mix(palette.roof[0], palette.dark, 0.2), opacity=0.7) as pen:
        inner, outer = _bowl(523, 295), _bowl(728, 473)
        for index in range(2, 120, 5):
            pen.line([inner[index], outer[index]], 3)
    canvas.polygon(_bowl(523, 295), mix(palette.dark, palette.track, 0.25))
    canvas.polygon(_bowl(514, 287), palette.track)
    with canvas.shapes(palette.lamp, opacity=0.4) as pen:
        for grow in (0, 9, 18, 27):
            pen.line([*_bowl(508 - grow, 281 - grow), _bowl(508 - grow, 281 - grow)[0]], 1.3)


def _pitch(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(_bowl(478, 251), mix(palette.grass[1], palette.dark, 0.12))
    left, right, top, foot = X - 372, X + 372, Y - 225, Y + 225
    stripes = 16
    for index in range(stripes):
        a = left - 16 + (right - left + 32) * index / stripes
        canvas.rectangle(a, top - 14, a + (right - left + 32) / stripes, foot + 14, palette.grass[index % 2])
    for index in range(9):
        a = top - 14 + (foot - top + 28) * index / 9
        if index % 2:
            canvas.rectangle(left - 16, a, right + 16, a + (foot - top + 28) / 9, palette.grass[0], 0.28)
    with canvas.shapes("#ffffff", opacity=0.92) as pen:

        def box(x0: float, y0: float, x1: float, y1: float) -> None:
            pen.line([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], 2.6)

        box(left, top, right, foot)
        pen.line([(X, top), (X, foot)], 2.6)
        pen.arc(X, Y, 64, 0, 360, 2.6)
        pen.ellipse(X, Y, 4)
        for side in (-1, 1):
            edge = left if side < 0 else right
            box(edge, Y - 134, edge - side * 112, Y + 134)
            box(edge, Y - 62, edge - side * 38, Y + 62)
            box(edge, Y - 25, edge + side * 12, Y + 25)
            pen.ellipse(edge - side * 76, Y, 3.4)
            start = -53 if side < 0 else 127
            pen.arc(edge - side * 76, Y, 62, start, start + 106, 2.6)
            for y, first in ((top, 0), (foot, 270)):
                corner = first if side < 0 else (first + 90 if y == top else first - 90)
                pen.arc(edge, y, 9, corner, corner + 90, 2.6)
    if palette.light > 0.5:
        for x in (left + 60, X, right - 60):
            canvas.glow(x, Y, 430, palette.lamp, 0.28, 0.7)


def _roofs(canvas: Canvas, palette: Palette) -> None:
    """Canopies over the long sides, with ribs."""
    for side in (-1, 1):
        outer, inner = Y + side * 486, Y + side * 392
        shape = [(X - 560, outer), (X + 560, outer), (X + 500, inner), (X, inner - side * 20), (X - 500, inner)]
        with canvas.shapes(
            palette.dark, (X - 600, min(outer, inner) - 60, X + 640, max(outer, inner) + 60), 0.5, blur=9
        ) as pen:
            pen.polygon([(x + 12, y + 16) for x, y in shape])
        canvas.polygon(shape, down(min(outer, inner), max(outer, inner), palette.roof[0], palette.roof[1]))
        with canvas.shapes(
            mix(palette.roof[1], palette.dark, 0.3),
            (X - 600, min(outer, inner) - 30, X + 600, max(outer, inner) + 30),
            0.7,
        ) as pen:
            for step in range(-12, 13):
                pen.line([(X + step * 46.5, outer), (X + step * 41.5, inner - side * 18 * (1 - abs(step) / 12))], 2)
        with canvas.shapes(
            palette.lamp, (X - 600, min(outer, inner) - 30, X + 600, max(outer, inner) + 30), 0.9
        ) as pen:
            for step in range(-11, 12, 2):
                pen.ellipse(X + step * 42, inner - side * (4 + 14 * (1 - abs(step) / 12)), 3.4)


def _towers(canvas: Canvas, palette: Palette) -> None:
    for sx in (-1, 1):
        for sy in (-1, 1):
            x, y = X + sx * 640, Y + sy * 420
            with canvas.shapes(mix(palette.dark, palette.roof[1], 0.4), (x - 40, y - 40, x + 40, y + 40)) as pen:
                pen.ellipse(x, y, 26)
            with canvas.shapes(palette.lamp, (x - 40, y - 40, x + 40, y + 40)) as pen:
                for row in range(3):
                    for column in range(3):
                        pen.ellipse(x - 12 + column * 12, y - 12 + row * 12, 4)
            canvas.glow(x, y, 190, palette.lamp, palette.light)
