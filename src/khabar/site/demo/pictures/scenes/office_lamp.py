"""A desk by a window over the river at evening: a lamp, books, tea, a green folder."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import bezier, ridge, streaks
from khabar.site.demo.pictures.paints import across, around, down

DESK = 790.0


class Palette(NamedTuple):
    sky: tuple[str, ...]
    hills: str
    wall: tuple[str, str]
    frame: tuple[str, str]
    desk: tuple[str, str]
    lamp: tuple[str, str]
    glow: str
    folder: str
    dark: str


PALETTES = {
    "evening": Palette(
        ("#35416e", "#8a6a8f", "#ee9c7c", "#fbd29a"),
        "#5c5378",
        ("#4f4a63", "#28243a"),
        ("#6a4a3a", "#33211d"),
        ("#9a6239", "#47281a"),
        ("#2f8a6f", "#134a44"),
        "#ffdf9a",
        "#3f7f52",
        "#120d18",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, 620, *palette.sky), "office lamp")
    _view(canvas, palette)
    _window(canvas, palette)
    canvas.rectangle(
        0,
        DESK,
        WIDTH,
        HEIGHT,
        down(DESK, HEIGHT, mix(palette.desk[0], palette.glow, 0.25), palette.desk[0], palette.desk[1]),
    )
    with canvas.shapes(palette.desk[1], (0, DESK, WIDTH, HEIGHT), 0.3) as pen:
        for _ in range(80):
            x, y, run = (
                canvas.random.uniform(-200, WIDTH),
                canvas.random.uniform(DESK + 6, HEIGHT),
                canvas.random.uniform(120, 700),
            )
            pen.line(
                [(x, y), (x + run / 2, y + canvas.random.uniform(-4, 4)), (x + run, y)], canvas.random.uniform(0.8, 2.2)
            )
    canvas.ellipse(
        1090,
        930,
        520,
        110,
        around(1090, 930, 520, mix(palette.glow, palette.desk[0], 0.25), palette.desk[0]),
        0.6,
        blur=14,
    )
    _books(canvas, palette)
    _folder(canvas, palette)
    _calculator(canvas, palette)
    _tea(canvas, palette)
    _lamp(canvas, palette)
    canvas.shade_corners(0.55, palette.dark)
    canvas.grain(7)
    return canvas


def _view(canvas: Canvas, palette: Palette) -> None:
    streaks(canvas, 60, 330, mix(palette.sky[2], palette.sky[3], 0.5), 16, 0.5, 560)
    canvas.glow(560, 470, 620, palette.sky[3], 0.7)
    canvas.ellipse(560, 466, 46, 46, mix(palette.sky[3], "#ffffff", 0.5))
    for base, height, share in ((500, 120, 0.5), (520, 60, 0.15)):
        canvas.polygon(ridge(canvas.random, base, height, 0.45), mix(palette.hills, palette.sky[3], share))
    with canvas.shapes(mix(palette.hills, palette.dark, 0.35), (0, 400, WIDTH, 530)) as pen:
        for house in range(0, WIDTH, 38):
            top = 524 - canvas.random.uniform(12, 58)
            pen.rectangle(house, top, house + canvas.random.uniform(24, 44), 530)
    with canvas.shapes(palette.glow, (0, 440, WIDTH, 530), 0.9) as pen:
        for _ in range(70):
            x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(492, 522)
            pen.rectangle(x, y, x + 3, y + 4)
    canvas.rectangle(0, 528, WIDTH, DESK, down(528, DESK, palette.sky[2], mix(palette.sky[1], palette.hills, 0.5)))
    with canvas.shapes(palette.sky[3], (0, 528, WIDTH, DESK), 0.8) as pen:
        for step in range(90):
            depth = (step / 90) ** 1.4
            pen.ellipse(
                560 + canvas.random.gauss(0, 26 + 70 * depth),
                532 + 250 * depth,
                (8 + 46 * depth) * canvas.random.uniform(0.4, 1),
                1 + 2 * depth,
            )


def _window(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.frame
    wall = across(
        0, WIDTH, mix(palette.wall[0], palette.wall[1], 0.5), palette.wall[0], mix(palette.wall[0], palette.glow, 0.12)
    )
    with canvas.shapes(wall) as pen:
        pen.rectangle(0, 0, WIDTH, DESK + 4)
        pen.rectangle(150, 70, 1010, 700, 0)
    canvas.glow(1240, 420, 620, palette.glow, 0.5)
    with canvas.shapes(down(40, 730, mix(lit, palette.glow, 0.12), lit)) as pen:
        pen.rectangle(122, 42, 1038, 728)
        for left, right in ((150, 424), (442, 718), (736, 1010)):
            pen.rectangle(left, 70, right, 250, 0)
            pen.rectangle(left, 268, right, 700, 0)
    with canvas.shapes(dark, opacity=0.55) as pen:
        for left, right in ((150, 424), (442, 718), (736, 1010)):
            pen.rectangle(left, 70, left + 8, 700)
            pen.rectangle(left, 70, right, 77)
            pen.rectangle(left, 268, right, 275)
    canvas.rectangle(100, 728, 1060, 762, down(728, 762, mix(lit, palette.glow, 0.3), dark))
    for left, right, lean in ((56, 190, 1), (972, 1110, -1)):
        for index in range(9):
            a = left + (right - left) * index / 9
            b = left + (right - left) * (index + 1) / 9
            tone = mix("#a8503f", palette.dark, 0.25 + 0.4 * ((index * 3) % 4) / 3)
            canvas.polygon(
                [(a, 20), (b, 20), (b + lean * (index + 1), DESK + 6), (a + lean * index, DESK + 6)],
                down(20, DESK, tone, mix(tone, palette.dark, 0.4)),
            )
    canvas.rectangle(30, 10, 1140, 28, down(10, 28, "#d9a95c", "#7a5228"))


def _books(canvas: Canvas, palette: Palette) -> None:
    y = 872.0
    with canvas.shapes(palette.dark, (120, 780, 560, 920), 0.45, blur=8) as pen:
        pen.rectangle(150, 850, 520, 888)
    for left, right, thick, colour in (
        (158, 500, 44, "#34507a"),
        (176, 486, 34, "#a84a38"),
        (166, 470, 40, "#c9a15a"),
        (196, 462, 28, "#4f6f5a"),
    ):
        y -= thick
        canvas.rectangle(
            left,
            y,
            right,
            y + thick - 2,
            down(y, y + thick, mix(colour, palette.glow, 0.3), colour, mix(colour, palette.dark, 0.4)),
        )
        canvas.rectangle(right - 10, y + 4, right + 2, y + thick - 6, "#e9dcc0")
        for x in (left + 30, left + 40, right - 60):
            canvas.rectangle(x, y, x + 4, y + thick - 2, palette.glow, 0.6)


def _folder(canvas: Canvas, palette: Palette) -> None:
    with canvas.shapes(palette.dark, (560, 860, 1060, 1050), 0.4, blur=7) as pen:
        pen.polygon([(604, 1012), (668, 894), (1000, 894), (1036, 1016)])
    canvas.polygon(
        [(600, 1000), (662, 884), (994, 884), (1028, 1004)],
        down(880, 1004, mix(palette.folder, palette.glow, 0.35), palette.folder),
    )
    canvas.polygon([(628, 990), (682, 890), (980, 890), (1006, 992)], down(880, 1004, "#fff7e0", "#e3cfa6"))
    with canvas.shapes(mix(palette.dark, palette.desk[0], 0.4), (600, 880, 1040, 1010), 0.6) as pen:
        for row in range(7):
            y = 906 + row * 12
            pen.line([(690 - row * 6, y), (690 - row * 6 + canvas.random.uniform(180, 268), y)], 2.2)
    with canvas.shapes("#2c3550", (700, 860, 960, 1000)) as pen:
        pen.polygon([(770, 972), (774, 980), (914, 914), (910, 906)])
    canvas.polygon([(770, 972), (774, 980), (756, 984)], "#e8c27a")


def _calculator(canvas: Canvas, palette: Palette) -> None:
    with canvas.shapes(palette.dark, (1050, 880, 1260, 1050), 0.45, blur=6) as pen:
        pen.polygon([(1066, 1030), (1084, 908), (1220, 908), (1244, 1030)])
    canvas.polygon([(1060, 1020), (1080, 896), (1214, 896), (1236, 1020)], down(896, 1020, "#dcd2bd", "#8f8371"))
    canvas.polygon([(1084, 930), (1088, 904), (1206, 904), (1211, 930)], "#5f7a63")
    with canvas.shapes("#453f3a", (1060, 930, 1240, 1020)) as pen:
        for row in range(4):
            y, inset = 940 + row * 19, 6 - row * 3
            for column in range(4):
                x = 1086 + inset + column * (29 + row * 1.4)
                pen.rounded(x, y, x + 21 + row, y + 13, 4)


def _tea(canvas: Canvas, palette: Palette) -> None:
    x, y = 1390.0, 930.0
    with canvas.shapes(palette.dark, (1270, 900, 1560, 1010), 0.45, blur=7) as pen:
        pen.ellipse(x + 16, y + 34, 112, 30)
    canvas.ellipse(x, y + 22, 104, 27, down(y - 6, y + 50, "#fbf3e2", "#c9b294"))
    canvas.ellipse(x, y + 20, 66, 16, "#b79d80")
    glass = [
        (x - 42, y - 86),
        *bezier((x - 42, y - 86), (x - 22, y - 40), (x - 52, y - 10), (x - 32, y + 20)),
        *bezier((x + 32, y + 20), (x + 52, y - 10), (x + 22, y - 40), (x + 42, y - 86)),
    ]
    canvas.polygon(glass, across(x - 50, x + 50, "#e6d8c8", "#fff8ea", "#b59a86"), 0.5)
    tea = [
        (x - 37, y - 66),
        *bezier((x - 37, y - 66), (x - 22, y - 36), (x - 48, y - 10), (x - 30, y + 16)),
        *bezier((x + 30, y + 16), (x + 48, y - 10), (x + 22, y - 36), (x + 37, y - 66)),
    ]
    canvas.polygon(tea, across(x - 45, x + 45, "#8a2f17", "#d9743a", "#6f2413"), 0.92)
    canvas.ellipse(x, y - 66, 37, 8, "#e08a4a")
    with canvas.shapes("#ffffff", (x - 60, y - 100, x + 60, y + 30), 0.7, blur=1) as pen:
        pen.line(bezier((x - 32, y - 80), (x - 16, y - 40), (x - 38, y - 10), (x - 24, y + 10)), 3.4)
    with canvas.shapes("#fff6e6", (x - 70, 640, x + 90, y - 80), 0.3, blur=7) as pen:
        for shift in (-14, 14):
            pen.line(
                bezier(
                    (x + shift, y - 96), (x + shift - 44, y - 150), (x + shift + 50, y - 190), (x + shift + 6, y - 260)
                ),
                11,
            )


def _lamp(canvas: Canvas, palette: Palette) -> None:
    x, lit, dark = 1240.0, *palette.lamp
    brass = across(x - 60, x + 60, "#f6dc9a", "#b5853f", "#6a4520")
    with canvas.shapes(palette.dark, (1100, 840, 1420, 920), 0.5, blur=8) as pen:
        pen.ellipse(x + 14, 874, 118, 20)
    canvas.ellipse(x, 862, 108, 24, brass)
    canvas.ellipse(x, 852, 92, 18, mix("#f6dc9a", "#b5853f", 0.3))
    canvas.rectangle(x - 8, 560, x + 8, 856, brass)
    for y in (620, 830):
        canvas.ellipse(x, y, 16, 12, brass)
    canvas.polygon(
        [
            (x - 190, 600),
            *bezier((x - 190, 600), (x - 170, 500), (x - 110, 468), (x, 468)),
            *bezier((x, 468), (x + 110, 468), (x + 170, 500), (x + 190, 600)),
        ],
        down(468, 600, mix(lit, palette.glow, 0.35), lit, dark),
    )
    canvas.polygon([(x - 190, 600), (x + 190, 600), (x + 176, 612), (x - 176, 612)], palette.glow)
    with canvas.shapes("#ffffff", (x - 190, 468, x + 190, 600), 0.35, blur=5) as pen:
        pen.line(bezier((x - 150, 570), (x - 136, 512), (x - 90, 490), (x - 30, 484)), 9)
    with canvas.shapes("#e9c987", (x + 60, 600, x + 90, 720)) as pen:
        pen.line([(x + 76, 606), (x + 76, 690)], 2)
        pen.ellipse(x + 76, 696, 7)
    with canvas.shapes(palette.glow, (780, 600, 1600, 980), 0.2, blur=18) as pen:
        pen.polygon([(x - 180, 606), (x + 180, 606), (x + 380, 940), (x - 430, 940)])
    canvas.glow(x, 640, 560, palette.glow, 0.6)
