"""A train on a tall viaduct over a green valley."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import arch, cloud, crown, ridge, streaks
from khabar.site.demo.pictures.masonry import Masonry
from khabar.site.demo.pictures.paints import down

DECK = 452.0
SPAN = 178.0


class Palette(NamedTuple):
    sky: tuple[str, ...]
    light: str
    cloud: tuple[str, str]
    hills: tuple[str, str]
    stone: tuple[str, str]
    trees: tuple[str, str]
    coach: tuple[str, str]
    dark: str


PALETTES = {
    "plain": Palette(
        ("#5c9cc4", "#a8d0d8", "#f1ead0"),
        "#fff8dc",
        ("#ffffff", "#bfd0d8"),
        ("#9fb9a8", "#4f7d5a"),
        ("#e0c7a0", "#96745c"),
        ("#86a955", "#2f5a41"),
        ("#c8452f", "#f4e8d0"),
        "#23323a",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, 560, *palette.sky), "train viaduct")
    canvas.glow(1260, 240, 860, palette.light, 0.75)
    streaks(canvas, 50, 180, palette.cloud[0], 8, 0.5, 620)
    for x, y, width in ((270, 250, 470), (1400, 190, 420), (840, 160, 300)):
        cloud(canvas, x, y, width, down(y - width * 0.25, y, *palette.cloud), 0.9)
    for index, (base, height) in enumerate(((500, 210), (580, 190), (680, 170), (790, 140))):
        colour = mix(mix(palette.hills[0], palette.sky[2], 0.5), palette.hills[1], index / 3)
        canvas.polygon(
            ridge(canvas.random, base, height, 0.42),
            down(base - height, base + 160, mix(colour, palette.light, 0.18), colour, mix(colour, palette.light, 0.3)),
        )
        _hedges(canvas, palette, base + 30, index)
    _viaduct(canvas, palette)
    _train(canvas, palette)
    _foreground(canvas, palette)
    canvas.glow(1260, 300, 1200, palette.light, 0.18)
    canvas.shade_corners(0.24, palette.dark)
    canvas.grain(6)
    return canvas


def _hedges(canvas: Canvas, palette: Palette, y: float, index: int) -> None:
    if index < 1:
        return
    colour = mix(palette.trees[1], palette.sky[2], 0.55 - index * 0.15)
    with canvas.shapes(colour, (0, y - 60, WIDTH, y + 170), 0.75) as pen:
        for _ in range(12 * index):
            x, size = canvas.random.uniform(0, WIDTH), (5 + 6 * index) * canvas.random.uniform(0.7, 1.5)
            level = y + canvas.random.uniform(0, 70)
            for _ in range(5):
                pen.ellipse(x + canvas.random.gauss(0, size * 1.6), level, size, size * 0.85)


def _viaduct(canvas: Canvas, palette: Palette) -> None:
    lit, shade = palette.stone
    openings = [
        arch(left + 21, left + SPAN - 21, HEIGHT + 20, DECK + 120)
        for left in (-60 + SPAN * index for index in range(10))
    ]
    with canvas.shapes(
        Masonry(down(DECK, HEIGHT, mix(shade, palette.dark, 0.25), mix(shade, palette.dark, 0.6)), 15, 8, 12)
    ) as pen:
        for opening in openings:
            pen.polygon(opening)
            pen.polygon([(x + 19, y + 2) for x, y in opening], 0)
    with canvas.shapes(
        Masonry(down(DECK, HEIGHT, mix(lit, palette.light, 0.22), lit, mix(lit, shade, 0.8)), 18, 10, 20)
    ) as pen:
        pen.rectangle(0, DECK, WIDTH, HEIGHT)
        for opening in openings:
            pen.polygon(opening, 0)
    with canvas.shapes(mix(lit, palette.light, 0.45), (0, DECK, WIDTH, 700), 0.8) as pen:
        for index in range(10):
            middle = -60 + SPAN * (index + 0.5)
            pen.arc(middle, DECK + 120, SPAN / 2 - 9, 180, 360, 12)
    canvas.rectangle(0, DECK - 18, WIDTH, DECK + 2, mix(lit, palette.light, 0.5))
    canvas.rectangle(0, DECK + 2, WIDTH, DECK + 16, mix(shade, palette.dark, 0.35), 0.6)
    with canvas.shapes(mix(lit, palette.dark, 0.3), (0, DECK - 40, WIDTH, DECK)) as pen:
        pen.line([(0, DECK - 38), (WIDTH, DECK - 38)], 2.4)
        for x in range(0, WIDTH, 30):
            pen.rectangle(x - 1, DECK - 38, x + 1, DECK - 18)


def _train(canvas: Canvas, palette: Palette) -> None:
    red, cream = palette.coach
    rail, roof = DECK - 22.0, DECK - 108.0
    coaches = [(-140.0, 160.0), (168.0, 468.0), (476.0, 776.0)]
    for left, right in coaches:
        canvas.rectangle(
            left,
            roof,
            right,
            rail - 12,
            down(roof, rail - 12, mix(cream, palette.light, 0.5), cream, mix(cream, red, 0.12)),
        )
        canvas.rectangle(
            left, rail - 44, right, rail - 12, down(rail - 44, rail - 12, red, mix(red, palette.dark, 0.35))
        )
        canvas.polygon(
            [(left + 6, roof), (left + 20, roof - 15), (right - 20, roof - 15), (right - 6, roof)],
            mix(palette.dark, cream, 0.35),
        )
        with canvas.shapes(
            down(
                roof + 12, roof + 44, mix(palette.sky[0], palette.dark, 0.45), mix(palette.sky[1], palette.light, 0.2)
            ),
            (left, roof, right, rail),
        ) as pen:
            for step in range(6):
                pen.rounded(left + 18 + step * 46, roof + 12, left + 50 + step * 46, roof + 42, 5)
    front = [
        (784.0, roof),
        (1030.0, roof),
        (1078.0, roof + 34),
        (1100.0, rail - 30),
        (1096.0, rail - 12),
        (784.0, rail - 12),
    ]
    canvas.polygon(front, down(roof, rail, mix(red, palette.light, 0.3), red, mix(red, palette.dark, 0.4)))
    canvas.polygon([(800, roof), (814, roof - 13), (1000, roof - 13), (1024, roof)], mix(palette.dark, red, 0.3))
    canvas.polygon([(784, rail - 44), (1096, rail - 44), (1100, rail - 30), (784, rail - 30)], cream)
    canvas.polygon(
        [(1034, roof + 8), (1046, roof + 14), (1072, roof + 40), (1034, roof + 40)],
        mix(palette.sky[1], palette.dark, 0.25),
    )
    with canvas.shapes(mix(palette.dark, palette.sky[0], 0.35), (784, roof, 1100, rail)) as pen:
        pen.rounded(970, roof + 12, 1016, roof + 40, 5)
        for step in range(5):
            pen.rectangle(812 + step * 28, roof + 14, 830 + step * 28, roof + 38, 0.6)
    canvas.glow(1098, rail - 36, 120, "#fff4c8", 0.8)
    with canvas.shapes(palette.dark, (-160, rail - 16, 1110, rail + 8)) as pen:
        pen.rectangle(-160, rail - 13, 1090, rail - 7)
        for left, right in (*coaches, (784.0, 1090.0)):
            for x in (left + 34, left + 72, right - 72, right - 34):
                pen.ellipse(x, rail - 5, 11)
    canvas.rectangle(-10, rail + 5, WIDTH, rail + 8, mix(palette.dark, palette.stone[1], 0.4))
    with canvas.shapes(palette.light, (-160, roof - 16, 1060, roof), 0.55) as pen:
        pen.rectangle(-140, roof - 16, 1000, roof - 13)


def _foreground(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.trees
    canvas.polygon(
        ridge(canvas.random, 1010, 120, 0.35), down(880, HEIGHT, mix(lit, palette.light, 0.1), mix(lit, dark, 0.6))
    )
    groups = [(canvas.random.uniform(0, WIDTH), canvas.random.uniform(930, 1060)) for _ in range(20)]
    for x, y in sorted(groups, key=lambda group: group[1]):
        size = 34 + (y - 900) * 0.42
        clumps = list(crown(canvas.random, x, y - size * 0.6, size, size * 0.8, 44))
        box = (x - size * 1.5, y - size * 2, x + size * 1.5, y + size)
        with canvas.shapes(dark, box) as pen:
            for px, py, radius, _ in clumps:
                pen.ellipse(px, py, radius * 1.3)
        with canvas.shapes(mix(dark, lit, 0.55), box) as pen:
            for px, py, radius, up in clumps:
                if up > 0.25:
                    pen.ellipse(px + size * 0.08, py - size * 0.06, radius * 0.85)
        with canvas.shapes(mix(lit, palette.light, 0.08), box) as pen:
            for px, py, radius, up in clumps:
                if up > 0.52 and px > x - size * 0.4:
                    pen.ellipse(px + size * 0.14, py - size * 0.1, radius * 0.5)
