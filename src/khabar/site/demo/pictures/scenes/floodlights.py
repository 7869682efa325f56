"""Floodlights over an empty stand, their beams caught in the evening damp."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.paints import down

GRASS = 890.0


class Palette(NamedTuple):
    sky: tuple[str, ...]
    beam: str
    lamp: str
    stand: tuple[str, str]
    seats: tuple[str, str]
    grass: tuple[str, str]
    dark: str


PALETTES = {
    "cold": Palette(
        ("#071230", "#15315f", "#3b6a96", "#7fa9bd"),
        "#cfeaf7",
        "#f7fdff",
        ("#22375a", "#0d1a33"),
        ("#2f63b5", "#1b3a70"),
        ("#4fae64", "#1f5a3c"),
        "#040a18",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, 760, *palette.sky), "floodlights")
    with canvas.shapes("#ffffff", (0, 0, WIDTH, 420), 0.6) as pen:
        for _ in range(90):
            pen.ellipse(
                canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, 400), canvas.random.choice((0.8, 1.1, 1.5))
            )
    with canvas.shapes(palette.beam, (0, 300, WIDTH, 820), 0.16, blur=24) as pen:
        for _ in range(22):
            pen.ellipse(
                canvas.random.uniform(0, WIDTH),
                canvas.random.uniform(420, 720),
                canvas.random.uniform(160, 380),
                canvas.random.uniform(16, 46),
            )
    _stand(canvas, palette)
    _pitch(canvas, palette)
    for x, top, size in ((330, 150, 1.0), (1290, 210, 0.8)):
        _beams(canvas, palette, x, top, size)
    for x, top, size in ((330, 150, 1.0), (1290, 210, 0.8)):
        _tower(canvas, palette, x, top, size)
    canvas.shade_corners(0.45, palette.dark)
    canvas.grain(7)
    return canvas


def _beams(canvas: Canvas, palette: Palette, x: float, top: float, size: float) -> None:
    inward = 1 if x < 800 else -1
    for reach, spread, strength, blur in ((820, 560, 0.10, 22), (640, 300, 0.10, 16), (980, 220, 0.08, 16)):
        end = x + inward * reach * size
        with canvas.shapes(palette.beam, (0, 0, WIDTH, 980), strength, blur=blur) as pen:
            pen.polygon(
                [(x - 60 * size, top), (x + 60 * size, top), (end + spread * size, 960), (end - spread * size, 960)]
            )
    with canvas.shapes(palette.lamp, (0, 0, WIDTH, 960), 0.5) as pen:
        for _ in range(90):
            share = canvas.random.random()
            px = x + inward * 700 * size * share + canvas.random.gauss(0, 60 + 240 * share)
            pen.ellipse(px, top + share * 760, canvas.random.uniform(0.6, 1.8), opacity=canvas.random.uniform(0.2, 0.9))


def _tower(canvas: Canvas, palette: Palette, x: float, top: float, size: float) -> None:
    foot = 900.0
    with canvas.shapes(mix(palette.dark, palette.stand[0], 0.5), (x - 160, top - 90, x + 160, foot)) as pen:
        for side in (-1, 1):
            pen.line([(x + side * 12 * size, top + 40), (x + side * 34 * size, foot)], 6 * size)
        level, step = top + 60.0, 0
        while level < foot - 30:
            share = (level - top) / (foot - top)
            half, below = (12 + 22 * share) * size, (12 + 22 * (share + 0.06)) * size
            drop = (foot - top) * 0.06
            pen.line([(x - half, level), (x + below, level + drop)], 2.6 * size)
            pen.line([(x + half, level), (x - below, level + drop)], 2.6 * size)
            pen.line([(x - half, level), (x + half, level)], 2 * size)
            level += drop
            step += 1
        pen.polygon(
            [
                (x - 130 * size, top - 84 * size),
                (x + 130 * size, top - 84 * size),
                (x + 120 * size, top + 60 * size),
                (x - 120 * size, top + 60 * size),
            ]
        )
    canvas.glow(x, top - 10, 620 * size, palette.beam, 0.9)
    for row in range(4):
        for column in range(7):
            px, py = x + (column - 3) * 34 * size, top + (row - 2) * 34 * size + 6
            canvas.ellipse(px, py, 13.5 * size, 13.5 * size, palette.lamp)
    for row in range(4):
        canvas.glow(x, top + (row - 2) * 34 * size + 6, 210 * size, palette.lamp, 0.32, 0.5)
    with canvas.shapes(palette.lamp, (x - 560 * size, top - 60, x + 560 * size, top + 60), 0.35, blur=3) as pen:
        pen.polygon([(x - 520 * size, top - 8), (x, top - 13), (x + 520 * size, top - 8), (x, top - 3)])


def _stand(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.stand
    canvas.polygon(
        [(-10, 470), (WIDTH + 10, 520), (WIDTH + 10, 566), (-10, 534)],
        down(470, 566, mix(lit, palette.beam, 0.35), dark),
    )
    canvas.polygon(
        [(-10, 534), (WIDTH + 10, 566), (WIDTH + 10, GRASS), (-10, GRASS)], down(530, GRASS, dark, mix(dark, lit, 0.8))
    )
    with canvas.shapes(mix(dark, palette.beam, 0.25), (0, 480, WIDTH, GRASS)) as pen:
        for post in range(90, WIDTH, 180):
            pen.rectangle(post - 5, 530, post + 5, 640)
    rows = 15
    for row in range(rows):
        y = 640 + row * 16.5
        colour = mix(palette.seats[1], palette.seats[0], row / rows)
        block = mix(colour, palette.beam, 0.12)
        canvas.rectangle(0, y, WIDTH, y + 16.5, mix(dark, lit, 0.4 + 0.5 * row / rows))
        for tone, every in ((colour, 0), (block, 1)):
            with canvas.shapes(tone, (0, y, WIDTH, y + 17)) as pen:
                step = 15 + row * 0.4
                count = int(WIDTH / step) + 1
                for index in range(count):
                    x = index * step
                    if (int(x / 200) + (row // 5)) % 2 == every and abs(x % 400 - 200) > 12:
                        pen.rounded(x + 1.5, y + 2, x + step - 1.5, y + 12.5, 3)
    with canvas.shapes(mix(lit, palette.beam, 0.4), (0, 620, WIDTH, GRASS), 0.7) as pen:
        for stair in range(200, WIDTH, 400):
            pen.polygon([(stair - 8, 640), (stair + 8, 640), (stair + 12, GRASS - 4), (stair - 12, GRASS - 4)])
    canvas.rectangle(0, 884, WIDTH, 912, down(884, 912, mix(palette.beam, lit, 0.35), lit))
    for index, left in enumerate(range(0, WIDTH, 160)):
        canvas.rectangle(
            left + 4,
            889,
            left + 156,
            908,
            mix(("#e0a33b", "#d8e4ea", "#c9473b", "#2f7f8c")[index % 4], palette.dark, 0.25),
        )


def _pitch(canvas: Canvas, palette: Palette) -> None:
    canvas.rectangle(
        0,
        912,
        WIDTH,
        HEIGHT,
        down(912, HEIGHT, mix(palette.grass[0], palette.beam, 0.25), palette.grass[0], palette.grass[1]),
    )
    with canvas.shapes(palette.grass[1], (0, 912, WIDTH, HEIGHT), 0.35) as pen:
        for index in range(-12, 13, 2):
            pen.polygon(
                [
                    (800 + index * 110, 912),
                    (910 + index * 110, 912),
                    (970 + index * 170, HEIGHT),
                    (800 + index * 170, HEIGHT),
                ]
            )
    with canvas.shapes("#ffffff", (0, 912, WIDTH, HEIGHT), 0.85) as pen:
        pen.polygon([(0, 938), (WIDTH, 934), (WIDTH, 940), (0, 945)])
        pen.polygon([(1010, 936), (1018, 936), (1120, HEIGHT), (1104, HEIGHT)])
    with canvas.shapes(mix(palette.grass[0], palette.lamp, 0.25), (0, 1000, WIDTH, HEIGHT), 0.5) as pen:
        for _ in range(700):
            x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(1000, HEIGHT + 10)
            pen.line([(x, y), (x + canvas.random.uniform(-4, 4), y - canvas.random.uniform(5, 14))], 1.1)
