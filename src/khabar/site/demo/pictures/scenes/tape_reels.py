"""Two reels of an old recorder, the tape running between them."""

import math
from typing import NamedTuple

from khabar.site.demo.pictures.canvas import Canvas, Pen
from khabar.site.demo.pictures.colours import evenly, mix
from khabar.site.demo.pictures.forms import arc, bezier
from khabar.site.demo.pictures.paints import Along, around, down

LEFT, RIGHT, LEVEL, REEL = 455.0, 1145.0, 430.0, 310.0


class Palette(NamedTuple):
    ground: tuple[str, str]
    plate: tuple[str, str, str]
    tape: tuple[str, str]
    metal: tuple[str, str]
    accent: str
    light: str
    dark: str


PALETTES = {
    "ochre": Palette(
        ("#d9a65a", "#8a5a2c"),
        ("#f1e3c6", "#cdb58c", "#8f7450"),
        ("#7a4a30", "#2f1a14"),
        ("#f6f1e4", "#8f8a80"),
        "#b9432f",
        "#fff6dc",
        "#23140e",
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(around(480, 240, 1400, *palette.ground), "tape reels")
    _machine(canvas, palette)
    _run(canvas, palette)
    _reel(canvas, palette, LEFT, 0.86, 12)
    _reel(canvas, palette, RIGHT, 0.56, 47)
    _head(canvas, palette)
    canvas.glow(420, 120, 1000, palette.light, 0.28)
    canvas.shade_corners(0.5, palette.dark)
    canvas.grain(8)
    return canvas


def _machine(canvas: Canvas, palette: Palette) -> None:
    lit, middle, dark = palette.plate
    with canvas.shapes(palette.dark, opacity=0.5, blur=14) as pen:
        pen.rounded(70, 66, 1560, 1050, 46)
    with canvas.shapes(down(40, 1020, mix(palette.tape[0], lit, 0.25), palette.tape[1])) as pen:
        pen.rounded(50, 36, 1550, 1024, 46)
    with canvas.shapes(Along((80, 60), (1500, 1000), evenly(mix(lit, palette.light, 0.4), lit, middle))) as pen:
        pen.rounded(76, 62, 1524, 998, 30)
    with canvas.shapes(mix(dark, middle, 0.4), opacity=0.14) as pen:
        for y in range(66, 996, 4):
            pen.rectangle(78, y, 1522, y + 1)
    with canvas.shapes(dark, opacity=0.8) as pen:
        for x in (110, 1490):
            for y in (96, 964):
                pen.ellipse(x, y, 11)
    with canvas.shapes(lit, opacity=0.9) as pen:
        for x in (110, 1490):
            for y in (96, 964):
                pen.line([(x - 7, y - 4), (x + 7, y + 4)], 2.4)
    for x, colour in ((600, lit), (684, lit), (768, palette.accent), (852, lit), (936, lit)):
        with canvas.shapes(palette.dark, (x - 40, 880, x + 60, 980), 0.45, blur=4) as pen:
            pen.rounded(x - 26, 900, x + 42, 962, 8)
        with canvas.shapes(
            down(892, 952, mix(colour, palette.light, 0.5), mix(colour, palette.dark, 0.2)), (x - 40, 880, x + 60, 980)
        ) as pen:
            pen.rounded(x - 32, 892, x + 32, 952, 8)
    for x in (250, 1350):
        with canvas.shapes(palette.dark, (x - 120, 840, x + 130, 1000)) as pen:
            pen.rounded(x - 104, 860, x + 104, 968, 10)
        with canvas.shapes(down(866, 962, "#fff7dd", "#e8d3a0"), (x - 120, 840, x + 130, 1000)) as pen:
            pen.rounded(x - 98, 866, x + 98, 962, 7)
        with canvas.shapes(palette.dark, (x - 98, 866, x + 98, 962)) as pen:
            for degree in range(215, 328, 8):
                a = math.radians(degree)
                pen.line(
                    [(x + 82 * math.cos(a), 972 + 82 * math.sin(a)), (x + 92 * math.cos(a), 972 + 92 * math.sin(a))], 2
                )
        with canvas.shapes(palette.accent, (x - 98, 866, x + 98, 962)) as pen:
            a = math.radians(250 if x < 800 else 282)
            pen.line([(x, 962), (x + 86 * math.cos(a), 972 + 86 * math.sin(a))], 3)


def _run(canvas: Canvas, palette: Palette) -> None:
    """The tape: from the left reel past the rollers and the head to the right one."""
    path = [
        *bezier((LEFT - 250, LEVEL + 90), (LEFT - 250, 640), (LEFT - 150, 760), (560, 800)),
        (640, 812),
        (800, 812),
        (960, 812),
        *bezier((1040, 800), (1220, 780), (RIGHT + 176, 640), (RIGHT + 168, LEVEL + 60)),
    ]
    with canvas.shapes(palette.dark, opacity=0.3, blur=4) as pen:
        pen.line([(x + 8, y + 12) for x, y in path], 15)
    _tape(canvas, path, palette)
    for x, y in ((560, 800), (1040, 800)):
        with canvas.shapes(palette.dark, (x - 40, y - 40, x + 50, y + 50), 0.4, blur=3) as pen:
            pen.ellipse(x + 5, y + 1, 26)
        canvas.ellipse(x, y - 16, 25, 25, Along((x - 20, y - 36), (x + 20, y + 8), evenly(*palette.metal)))
        canvas.ellipse(x, y - 16, 8, 8, palette.dark)


def _tape(canvas: Canvas, path: list[tuple[float, float]], palette: Palette) -> None:
    with canvas.shapes(palette.tape[0]) as pen:
        pen.line(path, 13)
    with canvas.shapes(mix(palette.tape[0], palette.light, 0.45), opacity=0.8) as pen:
        pen.line([(x, y - 4) for x, y in path], 2.4)


def _reel(canvas: Canvas, palette: Palette, x: float, full: float, turn: float) -> None:
    box = (x - REEL - 30, LEVEL - REEL - 30, x + REEL + 60, LEVEL + REEL + 60)
    with canvas.shapes(palette.dark, box, 0.45, blur=12) as pen:
        pen.ellipse(x + 16, LEVEL + 22, REEL)
    pack = 110 + (REEL - 125) * full
    canvas.ellipse(
        x,
        LEVEL,
        pack,
        pack,
        Along(
            (x - pack, LEVEL - pack),
            (x + pack, LEVEL + pack),
            evenly(mix(palette.tape[0], palette.light, 0.2), palette.tape[0], palette.tape[1]),
        ),
    )
    with canvas.shapes(palette.tape[1], box, 0.5) as pen:
        for radius in range(118, int(pack), 5):
            pen.arc(x, LEVEL, radius, 0, 360, 1)
    with canvas.shapes(mix(palette.tape[0], palette.light, 0.6), box, 0.35, blur=6) as pen:
        for middle in (225, 45):
            pen.polygon([(x, LEVEL), *arc(x, LEVEL, pack, pack, middle - 9, middle + 9, 6)])
    metal = Along(
        (x - REEL, LEVEL - REEL),
        (x + REEL, LEVEL + REEL),
        evenly(palette.metal[0], mix(*palette.metal, 0.35), palette.metal[0], palette.metal[1]),
    )
    with canvas.shapes(metal, box) as pen:
        _spokes(pen, x, turn)
    with canvas.shapes(palette.light, box, 0.7) as pen:
        pen.arc(x, LEVEL, REEL - 2, 180, 275, 2.5)
        pen.arc(x, LEVEL, REEL - 27, 0, 95, 2)
    canvas.ellipse(
        x, LEVEL, 58, 58, Along((x - 50, LEVEL - 50), (x + 50, LEVEL + 50), evenly(palette.plate[0], palette.plate[2]))
    )
    canvas.ellipse(x, LEVEL, 40, 40, palette.accent)
    with canvas.shapes(palette.dark, box) as pen:
        for step in range(3):
            a = math.radians(turn + step * 120)
            pen.line([(x, LEVEL), (x + 34 * math.cos(a), LEVEL + 34 * math.sin(a))], 9)
        pen.ellipse(x, LEVEL, 13)


def _spokes(pen: Pen, x: float, turn: float) -> None:
    """A flange with three large windows."""
    pen.ellipse(x, LEVEL, REEL)
    for step in range(3):
        start = turn + step * 120 + 16
        window = [
            *arc(x, LEVEL, REEL - 28, REEL - 28, start, start + 88),
            *reversed(arc(x, LEVEL, 116, 116, start + 10, start + 78)),
        ]
        pen.polygon(window, 0)
    for step in range(3):
        a = math.radians(turn + step * 120)
        pen.ellipse(x + 190 * math.cos(a), LEVEL + 190 * math.sin(a), 20, opacity=0)


def _head(canvas: Canvas, palette: Palette) -> None:
    with canvas.shapes(palette.dark, (640, 740, 980, 880), 0.45, blur=6) as pen:
        pen.rounded(672, 768, 946, 850, 16)
    with canvas.shapes(down(752, 838, palette.metal[0], palette.metal[1]), (640, 730, 980, 880)) as pen:
        pen.rounded(664, 752, 936, 838, 16)
    with canvas.shapes(mix(palette.dark, palette.metal[1], 0.3), (640, 730, 980, 880)) as pen:
        for left in (692, 772, 852):
            pen.rounded(left, 806, left + 56, 838, 6)
    canvas.rectangle(640, 806, 960, 819, palette.tape[0], 0.95)
    canvas.rectangle(640, 807, 960, 809.5, mix(palette.tape[0], palette.light, 0.45))
    canvas.rectangle(664, 756, 936, 760, palette.light, 0.8)
