"""A curved dam between two slopes, water falling from its gates into a cloud of spray."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import arc, ridge, streaks
from khabar.site.demo.pictures.paints import across, down


class Palette(NamedTuple):
    sky: tuple[str, ...]
    light: str
    far: str
    rock: tuple[str, str]
    wall: tuple[str, str]
    water: tuple[str, str]
    dark: str


PALETTES = {
    "steel": Palette(
        ("#8fb3c9", "#c4d7dc", "#eee9da"),
        "#fffaf0",
        "#a3b9c0",
        ("#8d8a7c", "#3d4a4d"),
        ("#dcd8cb", "#8b9497"),
        ("#f4fbfb", "#6fa3b3"),
        "#22363f",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, 420, *palette.sky), "dam")
    canvas.glow(430, 170, 760, palette.light, 0.8)
    streaks(canvas, 60, 220, palette.light, 12, 0.6, 640)
    for base, height, share in ((400, 260, 0.6), (420, 180, 0.25)):
        colour = mix(palette.far, palette.sky[2], share)
        canvas.polygon(ridge(canvas.random, base, height, 0.5), down(140, 420, colour, mix(colour, palette.light, 0.5)))
    canvas.rectangle(0, 388, WIDTH, 430, down(388, 430, mix(palette.water[1], palette.light, 0.5), palette.water[1]))
    _wall(canvas, palette)
    _falls(canvas, palette)
    _slopes(canvas, palette)
    _river(canvas, palette)
    canvas.glow(430, 300, 1200, palette.light, 0.16)
    canvas.shade_corners(0.3, palette.dark)
    canvas.grain(6)
    return canvas


GATES = tuple(800 + offset for offset in (-375, -225, -75, 75, 225, 375))
OPEN = (GATES[1], GATES[2], GATES[4])


def _crest(x: float) -> float:
    """The height of the crest: it sags in the middle because the dam bends away from the viewer."""
    return 430 + 46 * (1 - ((x - 800) / 800) ** 2)


def _wall(canvas: Canvas, palette: Palette) -> None:
    lit, shade = palette.wall
    crest = [(x, _crest(x)) for x in range(-20, WIDTH + 40, 20)]
    foot = [(x, 900 + 40 * (1 - ((x - 800) / 800) ** 2)) for x in range(WIDTH + 20, -40, -20)]
    canvas.polygon([*crest, *foot], across(0, WIDTH, mix(lit, palette.light, 0.35), lit, mix(lit, shade, 0.6), shade))
    canvas.polygon([*crest, *foot], down(430, 960, lit, mix(shade, palette.dark, 0.4)), 0.38)
    with canvas.shapes(palette.dark, opacity=0.13) as pen:
        for level in range(1, 9):
            pen.line([(x, y + level * 56 + level * 2 * (1 - ((x - 800) / 800) ** 2)) for x, y in crest], 2)
        for seam in range(-40, WIDTH + 60, 75):
            pen.line([(seam, _crest(seam)), (800 + (seam - 800) * 0.93, 960)], 2)
    with canvas.shapes(palette.dark, opacity=0.10, blur=3) as pen:
        for _ in range(40):
            x = canvas.random.uniform(0, WIDTH)
            top = _crest(x) + canvas.random.uniform(30, 200)
            pen.polygon([(x - 4, top), (x + 5, top), (x + 9, top + canvas.random.uniform(60, 240)), (x - 8, top + 160)])
    road = [(x, y - 20) for x, y in crest]
    canvas.polygon([*road, *reversed(crest)], down(400, 480, mix(lit, palette.light, 0.6), lit))
    with canvas.shapes(palette.dark, (0, 360, WIDTH, 520), 0.75) as pen:
        pen.line([(x, y + 2) for x, y in crest], 5)
        pen.line([(x, y - 36) for x, y in crest], 2)
        for x in range(0, WIDTH, 26):
            pen.rectangle(x - 0.8, _crest(x) - 36, x + 0.8, _crest(x) - 20)
    for gate in GATES:
        top = _crest(gate)
        canvas.rectangle(gate - 44, top - 66, gate + 44, top + 96, across(gate - 44, gate + 44, lit, shade))
        canvas.rectangle(gate - 52, top - 76, gate + 52, top - 62, mix(lit, palette.light, 0.5))
        canvas.polygon(
            [
                (gate - 30, top + 96),
                (gate - 30, top + 20),
                *arc(gate, top + 20, 30, 30, 180, 360, 12),
                (gate + 30, top + 96),
            ],
            mix(palette.dark, shade, 0.15),
        )
        with canvas.shapes(
            mix(palette.water[1], palette.light, 0.3), (gate - 30, top - 50, gate + 30, top - 20)
        ) as pen:
            for left in (-26, -6, 14):
                pen.rectangle(gate + left, top - 48, gate + left + 12, top - 28)


def _falls(canvas: Canvas, palette: Palette) -> None:
    white, blue = palette.water
    for gate in OPEN:
        top = _crest(gate) + 70
        body = [(gate - 28, top), (gate + 28, top), (gate + 62, 960), (gate - 62, 960)]
        canvas.polygon(body, across(gate - 60, gate + 60, white, mix(white, blue, 0.25), mix(white, blue, 0.6)))
        with canvas.shapes(blue, (gate - 70, top, gate + 70, 960), 0.5) as pen:
            for _ in range(26):
                share = canvas.random.uniform(-1, 1)
                a, b = sorted((canvas.random.random(), canvas.random.random()))
                pen.line(
                    [
                        (gate + share * (28 + 34 * a), top + (960 - top) * a),
                        (gate + share * (28 + 34 * b), top + (960 - top) * b),
                    ],
                    canvas.random.uniform(1.5, 4),
                )
    with canvas.shapes(white, (200, 760, 1400, 1040), 0.9, blur=18) as pen:
        for gate in OPEN:
            for _ in range(16):
                pen.ellipse(
                    gate + canvas.random.gauss(0, 62),
                    940 + canvas.random.gauss(0, 26),
                    canvas.random.uniform(24, 56),
                    canvas.random.uniform(16, 44),
                )


def _river(canvas: Canvas, palette: Palette) -> None:
    white, blue = palette.water
    with canvas.shapes(
        down(960, HEIGHT, mix(blue, white, 0.35), mix(blue, palette.dark, 0.45)), (0, 940, WIDTH, HEIGHT), blur=4
    ) as pen:
        pen.polygon([(300, 985), (560, 958), (1010, 958), (1300, 985), (1500, HEIGHT + 20), (90, HEIGHT + 20)])
    with canvas.shapes(white, (0, 930, WIDTH, HEIGHT), 0.8) as pen:
        for _ in range(190):
            depth = canvas.random.random() ** 0.8
            x = 800 + canvas.random.gauss(0, 250 + 170 * depth)
            pen.ellipse(
                x, 962 + 110 * depth, canvas.random.uniform(6, 60), 1 + 2.6 * depth, canvas.random.uniform(0.2, 0.9)
            )
    with canvas.shapes(white, (150, 850, 1450, 1030), 0.55, blur=20) as pen:
        for gate in OPEN:
            for _ in range(7):
                pen.ellipse(
                    gate + canvas.random.gauss(0, 90),
                    938 + canvas.random.gauss(0, 18),
                    canvas.random.uniform(40, 90),
                    canvas.random.uniform(14, 34),
                )


def _slopes(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.rock
    left = [
        (-10, 330),
        (60, 372),
        (120, 410),
        (170, 520),
        (260, 640),
        (300, 780),
        (390, 900),
        (430, HEIGHT + 10),
        (-10, HEIGHT + 10),
    ]
    right = [
        (WIDTH + 10, 300),
        (1530, 360),
        (1470, 430),
        (1420, 560),
        (1330, 690),
        (1300, 830),
        (1200, 940),
        (1160, HEIGHT + 10),
        (WIDTH + 10, HEIGHT + 10),
    ]
    for outline, body in (
        (left, across(0, 420, mix(lit, dark, 0.75), mix(lit, dark, 0.35))),
        (right, across(1180, WIDTH, lit, mix(lit, dark, 0.6))),
    ):
        canvas.polygon(outline, body)
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        for paint, opacity in ((dark, 0.5), (mix(lit, palette.light, 0.4), 0.35)):
            with canvas.shapes(paint, (min(xs), min(ys), max(xs), HEIGHT), opacity) as pen:
                for _ in range(34):
                    index = canvas.random.randrange(len(outline) - 3)
                    share = canvas.random.random()
                    ax, ay = outline[index]
                    bx, by = outline[index + 1]
                    x, y = ax + (bx - ax) * share, ay + (by - ay) * share
                    inward = canvas.random.uniform(20, 240) * (-1 if outline is left else 1)
                    y += canvas.random.uniform(30, 160)
                    pen.polygon(
                        [
                            (x + inward, y),
                            (x + inward + 34, y + 12),
                            (x + inward + 20, y + canvas.random.uniform(40, 110)),
                            (x + inward - 18, y + 50),
                        ]
                    )
    with canvas.shapes(palette.dark, (0, 240, WIDTH, HEIGHT)) as pen:
        for outline in (left, right):
            for x, y in outline[:-3]:
                for _ in range(5):
                    px, py = x + canvas.random.uniform(-60, 60), y + canvas.random.uniform(0, 60)
                    tall = canvas.random.uniform(40, 96)
                    if (px < 0.5 * y - 60) or px > WIDTH - 0.5 * y + 60 or abs(px - 800) > 640:
                        pen.polygon([(px - tall * 0.2, py), (px + tall * 0.2, py), (px, py - tall)])
