"""The Milky Way above a small observatory on a hill."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import arc, ridge
from khabar.site.demo.pictures.paints import across, down


class Palette(NamedTuple):
    sky: tuple[str, ...]
    cloud: tuple[str, str, str]
    dome: tuple[str, str]
    lamp: str
    dark: str


PALETTES = {
    "violet": Palette(
        ("#0b0b26", "#1d1a4b", "#473a78", "#b0708f"),
        ("#d9c6f2", "#8f7fd0", "#ffd9c2"),
        ("#c9c3dd", "#3c3763"),
        "#ffb765",
        "#07060f",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, 900, *palette.sky), "starry dome")
    _milky_way(canvas, palette)
    _stars(canvas)
    for base, height, share in ((880, 130, 0.55), (930, 110, 0.3)):
        canvas.polygon(ridge(canvas.random, base, height, 0.5), mix(palette.dark, palette.sky[2], share))
    _observatory(canvas, palette)
    canvas.shade_corners(0.4, palette.dark)
    canvas.grain(6)
    return canvas


def _band(share: float, away: float) -> tuple[float, float]:
    """A place in the Milky Way: how far along it, how far off its middle."""
    x, y = 140 + 1180 * share, 960 - 1060 * share - 120 * math.sin(share * math.pi)
    return x + away * 0.72, y + away * 0.7


def _milky_way(canvas: Canvas, palette: Palette) -> None:
    white, blue, warm = palette.cloud
    for colour, spread, size, count, opacity in (
        (blue, 120, 130, 70, 0.14),
        (white, 60, 70, 80, 0.16),
        (warm, 34, 44, 60, 0.14),
    ):
        with canvas.shapes(colour, opacity=1, blur=30) as pen:
            for _ in range(count):
                x, y = _band(canvas.random.random(), canvas.random.gauss(0, spread))
                pen.ellipse(
                    x,
                    y,
                    size * canvas.random.uniform(0.4, 1),
                    size * canvas.random.uniform(0.3, 0.8),
                    opacity * canvas.random.uniform(0.5, 1.6),
                )
    with canvas.shapes(palette.sky[0], opacity=0.5, blur=16) as pen:
        for _ in range(46):
            x, y = _band(canvas.random.random(), canvas.random.gauss(14, 22))
            pen.ellipse(x, y, canvas.random.uniform(14, 60), canvas.random.uniform(8, 24), 0.7)
    for tint, most, count in (("#ffffff", 1.2, 1500), (warm, 1.0, 500)):
        with canvas.shapes(tint) as pen:
            for _ in range(count):
                x, y = _band(canvas.random.random(), canvas.random.gauss(0, 95))
                pen.ellipse(x, y, canvas.random.uniform(0.5, most), opacity=canvas.random.uniform(0.2, 0.85))


def _stars(canvas: Canvas) -> None:
    for tint, count in (("#ffffff", 420), ("#bcd2ff", 160), ("#ffdcb0", 90)):
        with canvas.shapes(tint, (0, 0, WIDTH, 860)) as pen:
            for _ in range(count):
                x, y = canvas.random.uniform(0, WIDTH), 840 * canvas.random.random() ** 1.3
                size = 0.6 + 1.5 * canvas.random.random() ** 6
                pen.ellipse(x, y, size, opacity=canvas.random.uniform(0.35, 1) * (1 - y / 1300))
    for x, y, size in ((240, 170, 9), (1330, 420, 7), (1130, 130, 10), (420, 420, 6), (90, 520, 6), (1490, 210, 7)):
        canvas.glow(x, y, size * 5, "#dfe8ff", 0.8)
        with canvas.shapes("#ffffff", (x - size * 3, y - size * 3, x + size * 3, y + size * 3)) as pen:
            pen.ellipse(x, y, size * 0.26)
            pen.polygon([(x - size * 1.6, y), (x, y - 0.8), (x + size * 1.6, y), (x, y + 0.8)], 0.8)
            pen.polygon([(x, y - size * 1.6), (x + 0.8, y), (x, y + size * 1.6), (x - 0.8, y)], 0.8)
    with canvas.shapes("#ffffff", (880, 90, 1120, 260), 0.8, blur=0.8) as pen:
        for step in range(30):
            pen.line([(900 + step * 6, 240 - step * 4), (906 + step * 6, 236 - step * 4)], 0.5 + step * 0.08, step / 30)


def _observatory(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.dome
    x, top, radius = 1080.0, 690.0, 150.0
    hill = [
        (-10.0, 1010.0),
        (200, 985),
        (460, 990),
        (700, 940),
        (900, 892),
        (1010, 872),
        (1190, 872),
        (1320, 900),
        (1480, 960),
        (WIDTH + 10.0, 985.0),
        (WIDTH + 10.0, HEIGHT + 10.0),
        (-10.0, HEIGHT + 10.0),
    ]
    canvas.polygon(
        [(x - radius, top), (x + radius, top), (x + radius, 884), (x - radius, 884)],
        across(x - radius, x + radius, mix(lit, dark, 0.25), mix(lit, dark, 0.55), dark),
    )
    dome = arc(x, top, radius + 10, radius + 2, 180, 360)
    canvas.polygon(dome, across(x - radius, x + radius, mix(lit, "#ffffff", 0.2), lit, mix(lit, dark, 0.6), dark))
    with canvas.shapes(mix(dark, palette.dark, 0.3), (x - radius, 520, x + radius, 884), 0.5) as pen:
        for share in (0.25, 0.55, 0.82):
            pen.line(
                [
                    (x + (radius + 10) * share * math.cos(a), top + (radius + 2) * math.sin(a))
                    for a in (math.pi + i * math.pi / 24 for i in range(25))
                ],
                2,
            )
    # The open slit, warm light within, and the telescope looking out at the band.
    slit = [(x - 70, top - 128), (x - 20, top - 150), (x + 34, top - 6), (x - 30, top - 6)]
    canvas.polygon(
        slit, down(top - 150, top, mix(palette.lamp, palette.dark, 0.75), mix(palette.lamp, palette.dark, 0.2))
    )
    with canvas.shapes(palette.dark, (x - 140, 500, x + 60, top)) as pen:
        pen.polygon([(x - 16, top - 24), (x + 12, top - 36), (x - 56, top - 158), (x - 88, top - 144)])
        pen.polygon([(x - 56, top - 160), (x - 92, top - 144), (x - 98, top - 158), (x - 62, top - 174)])
    canvas.rectangle(x - radius - 14, top - 8, x + radius + 14, top + 10, across(x - radius, x + radius, lit, dark))
    with canvas.shapes(palette.lamp, (x - radius, top, x + radius, 890)) as pen:
        pen.rounded(x - 18, 806, x + 18, 884, 4)
        pen.rounded(x - 96, 770, x - 66, 806, 4)
    canvas.glow(x, 850, 220, palette.lamp, 0.55)
    canvas.glow(x - 40, top - 60, 170, palette.lamp, 0.4)
    canvas.polygon(hill, down(870, HEIGHT, mix(palette.dark, palette.sky[1], 0.55), palette.dark))
    canvas.glow(x, 890, 190, palette.lamp, 0.35, 0.22)
    with canvas.shapes(palette.dark, (0, 840, WIDTH, HEIGHT)) as pen:
        for _ in range(46):
            px = canvas.random.choice((canvas.random.uniform(0, 620), canvas.random.uniform(1360, WIDTH)))
            foot = 1000.0 if px < 620 else 985.0
            tall = canvas.random.uniform(40, 130)
            pen.ellipse(px, foot - tall * 0.42, tall * 0.13, tall * 0.55)
        for step in range(40):
            px = 640 + step * 9
            pen.rectangle(px, 985 - step * 2.9 - 22, px + 1.6, 985 - step * 2.9 + 10, 0.9 if step % 3 == 0 else 0)
        pen.line([(640 + step * 9, 985 - step * 2.9 - 18) for step in range(40)], 1.4)
