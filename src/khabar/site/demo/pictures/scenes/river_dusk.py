"""A river at dusk: the sun low over the far bank, palms on the near one."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import palm, ridge, streaks
from khabar.site.demo.pictures.paints import down

HORIZON = 640


class Palette(NamedTuple):
    sky: tuple[str, ...]
    sun: str
    hills: str
    bank: str
    gleam: str


PALETTES = {
    "rose": Palette(("#3d3a6b", "#8b5a86", "#e58f7f", "#f9cf97"), "#fff1c9", "#7d5680", "#251d36", "#ffe0b0"),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, HORIZON, *palette.sky), "river dusk")
    streaks(canvas, 150, 420, mix(palette.sky[2], palette.sun, 0.35), 26, 0.5, 700)
    streaks(canvas, 360, 560, mix(palette.sky[1], palette.sky[2], 0.5), 16, 0.55, 520)
    sun_x, sun_y = 1040.0, 545.0
    canvas.glow(sun_x, sun_y, 620, palette.sun, 0.55)
    canvas.ellipse(sun_x, sun_y, 74, 74, palette.sun)
    far = mix(palette.hills, palette.sky[3], 0.5)
    for base, height, colour in ((624, 110, far), (650, 70, palette.hills)):
        canvas.polygon(
            ridge(canvas.random, base, height, 0.45), down(500, HORIZON, colour, mix(colour, palette.sky[3], 0.35))
        )
    with canvas.shapes(mix(palette.hills, palette.bank, 0.55), (0, 520, WIDTH, HORIZON)) as pen:
        for bush in range(-20, WIDTH, 26):
            pen.ellipse(bush, HORIZON, canvas.random.uniform(18, 46), canvas.random.uniform(10, 34))
        for tree in (90, 150, 210, 330, 640, 700, 1330, 1395, 1480):
            palm(pen, canvas.random, tree, HORIZON, canvas.random.uniform(50, 84), canvas.random.uniform(-0.1, 0.1))

    canvas.mirror(HORIZON, HEIGHT - HORIZON, 0.8)
    canvas.soften((0, HORIZON, WIDTH, HEIGHT), 5)
    with canvas.shapes(down(HORIZON, HEIGHT, palette.sky[2], palette.bank), (0, HORIZON, WIDTH, HEIGHT), 0.42) as pen:
        pen.rectangle(0, HORIZON, WIDTH, HEIGHT)
    with canvas.shapes(palette.gleam, (0, HORIZON, WIDTH, HEIGHT), 0.85) as pen:
        for step in range(170):
            depth = (step / 170) ** 1.6
            y = HORIZON + 4 + depth * (HEIGHT - HORIZON)
            spread = 60 + depth * 150
            x = sun_x + canvas.random.gauss(0, spread * 0.5)
            pen.ellipse(
                x,
                y,
                (10 + 60 * depth) * canvas.random.uniform(0.4, 1.2),
                1 + 2.6 * depth,
                canvas.random.uniform(0.2, 0.9),
            )
    with canvas.shapes(palette.bank, (0, HORIZON, WIDTH, HEIGHT), 0.2) as pen:
        for step in range(150):
            depth = (step / 150) ** 1.4
            y = HORIZON + 6 + depth * (HEIGHT - HORIZON)
            pen.ellipse(canvas.random.uniform(0, WIDTH), y, 30 + 130 * depth, 1 + 2.4 * depth)

    bank = ridge(canvas.random, 1090, 130, 0.4)
    canvas.polygon(bank, palette.bank)
    with canvas.shapes(palette.bank) as pen:
        palm(pen, canvas.random, 250, 1010, 660, 0.10)
        palm(pen, canvas.random, 130, 1030, 480, -0.08)
        palm(pen, canvas.random, 420, 1030, 420, 0.16)
        for _ in range(240):
            x = canvas.random.uniform(0, WIDTH)
            foot = 1010 + 60 * abs(x - 300) / 1300
            tip = x + canvas.random.uniform(-14, 14)
            pen.polygon([(x - 2, foot + 60), (x + 2, foot + 60), (tip, foot - canvas.random.uniform(10, 70))])
    canvas.glow(sun_x, sun_y, 900, palette.sun, 0.16)
    canvas.shade_corners(0.22, palette.bank)
    canvas.grain(6)
    return canvas
