"""An old bridge of five arches and its likeness in still water."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import arch, ridge, streaks
from khabar.site.demo.pictures.masonry import Masonry
from khabar.site.demo.pictures.paints import across, down

WATER = 700
ARCHES = ((40, 250), (330, 580), (660, 950), (1030, 1280), (1360, 1570))
SPRINGS = (628, 604, 588, 604, 628)


class Palette(NamedTuple):
    sky: tuple[str, ...]
    light: str
    hills: str
    trees: str
    stone: tuple[str, str]
    shade: str
    water: str


PALETTES = {
    "dawn": Palette(
        ("#5c7fa8", "#9db4c8", "#f0cdb0", "#fbe3b8"),
        "#fff2cf",
        "#8fa0b8",
        "#4d6272",
        ("#d9b48c", "#a57f68"),
        "#4c4152",
        "#51718c",
    ),
    "gold": Palette(
        ("#4b86a8", "#8fbcc4", "#f3dfae", "#fbe7a8"),
        "#fff6d2",
        "#9fae9a",
        "#4f6f56",
        ("#e9c281", "#b98a55"),
        "#54432f",
        "#3f7484",
    ),
    "mist": Palette(
        ("#a9b8bd", "#c3ced0", "#dfe3de", "#ece9dd"),
        "#ffffff",
        "#b3c0c2",
        "#76898a",
        ("#bfb7a8", "#948f88"),
        "#4c5558",
        "#7d9296",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, WATER, *palette.sky), "stone bridge")
    streaks(canvas, 80, 330, mix(palette.sky[1], palette.light, 0.6), 18, 0.5, 620)
    canvas.glow(1290, 420, 1000, palette.light, 0.7)
    for base, height, share in ((560, 190, 0.75), (620, 130, 0.45), (660, 80, 0.15)):
        colour = mix(palette.hills, palette.sky[3], share)
        canvas.polygon(
            ridge(canvas.random, base, height, 0.5), down(380, WATER, colour, mix(colour, palette.light, 0.45))
        )
    _far_bank(canvas, palette)
    _bridge(canvas, palette)

    canvas.mirror(WATER, HEIGHT - WATER, 1.0)
    canvas.soften((0, WATER, WIDTH, HEIGHT), 2.2)
    canvas.ripple(WATER, HEIGHT, 5)
    with canvas.shapes(down(WATER, HEIGHT, palette.water, mix(palette.water, palette.shade, 0.7)), opacity=0.5) as pen:
        pen.rectangle(0, WATER, WIDTH, HEIGHT)
    with canvas.shapes(palette.light, (0, WATER, WIDTH, HEIGHT), 0.35) as pen:
        for step in range(120):
            depth = (step / 120) ** 1.5
            y = WATER + 6 + depth * (HEIGHT - WATER)
            pen.ellipse(canvas.random.gauss(1180, 420), y, 18 + 90 * depth, 0.8 + 1.8 * depth)
    canvas.rectangle(0, WATER - 3, WIDTH, WATER + 4, mix(palette.shade, palette.water, 0.4), 0.55)
    canvas.glow(1290, 520, 1100, palette.light, 0.22)
    canvas.shade_corners(0.25, palette.shade)
    canvas.grain(6)
    return canvas


def _far_bank(canvas: Canvas, palette: Palette) -> None:
    """Trees and the roofs of a town behind the arches."""
    wall = mix(palette.stone[0], palette.sky[3], 0.45)
    for left in range(-30, WIDTH, 62):
        height = canvas.random.uniform(30, 105)
        width = canvas.random.uniform(50, 90)
        canvas.rectangle(
            left, WATER - height, left + width, WATER, mix(wall, palette.hills, canvas.random.uniform(0, 0.5))
        )
    with canvas.shapes(mix(palette.trees, palette.sky[3], 0.3), (0, 500, WIDTH, WATER)) as pen:
        for _ in range(70):
            x = canvas.random.uniform(0, WIDTH)
            pen.ellipse(x, WATER - 8, canvas.random.uniform(16, 44), canvas.random.uniform(14, 40))
        for _ in range(16):
            x, height = canvas.random.uniform(0, WIDTH), canvas.random.uniform(70, 130)
            pen.ellipse(x, WATER - height * 0.5, height * 0.11, height * 0.55)


def _bridge(canvas: Canvas, palette: Palette) -> None:
    light, dark = palette.stone
    deck = [(x, _deck(x)) for x in range(-10, WIDTH + 30, 20)]
    openings = [arch(left, right, WATER + 4, spring) for (left, right), spring in zip(ARCHES, SPRINGS, strict=True)]
    # The inside of each arch, seen a little from the left, then the face in front of it with the arches cut out.
    inside = [[(x + 26, y + 2) for x, y in opening] for opening in openings]
    with canvas.shapes(Masonry(down(430, WATER, mix(palette.shade, dark, 0.45), palette.shade), 16, 8, 12)) as pen:
        for opening, far in zip(openings, inside, strict=True):
            pen.polygon(opening)
            pen.polygon(far, 0)
    face = Masonry(down(400, WATER, light, mix(light, dark, 0.55), dark), 19)
    with canvas.shapes(face) as pen:
        pen.polygon([*deck, (WIDTH + 20, WATER + 4), (-10, WATER + 4)])
        for opening in openings:
            pen.polygon(opening, 0)
    _rings(canvas, palette)
    _piers(canvas, palette)
    top: list[Point] = [(x, y - 34) for x, y in deck]
    canvas.polygon([*top, *reversed(deck)], Masonry(down(360, 470, mix(light, palette.light, 0.4), light), 17, 10))
    with canvas.shapes(mix(dark, palette.shade, 0.35), (0, 360, WIDTH, 520), 0.8) as pen:
        pen.line([(x, y + 3) for x, y in deck], 7)
    with canvas.shapes(mix(light, palette.light, 0.75), (0, 340, WIDTH, 500)) as pen:
        pen.line([(x, y - 35) for x, y in deck], 5)
    _lamps(canvas, palette)


def _deck(x: float) -> float:
    return 428 + 62 * ((x - 800) / 800) ** 2


def _rings(canvas: Canvas, palette: Palette) -> None:
    """The cut stones around each arch, lit from the right."""
    light, dark = palette.stone
    with canvas.shapes(across(0, WIDTH, mix(light, palette.light, 0.25), mix(light, palette.light, 0.5))) as pen:
        for (left, right), spring in zip(ARCHES, SPRINGS, strict=True):
            pen.polygon(arch(left - 17, right + 17, spring, spring))
            pen.polygon(arch(left, right, spring, spring), 0)
    with canvas.shapes(mix(dark, palette.shade, 0.3), opacity=0.55) as pen:
        for (left, right), spring in zip(ARCHES, SPRINGS, strict=True):
            middle, radius = (left + right) / 2, (right - left) / 2
            for angle in range(186, 360, 11):
                pen.arc(middle, spring, radius + 17, angle, angle + 0.9, 17)


def _piers(canvas: Canvas, palette: Palette) -> None:
    """The pointed feet that part the stream."""
    light, dark = palette.stone
    for left, right in zip((-40, *(right for _, right in ARCHES)), (*(left for left, _ in ARCHES), 1650), strict=True):
        middle = (left + right) / 2
        canvas.polygon(
            [(left - 4, 600), (middle, 574), (middle, WATER), (left - 12, WATER)],
            Masonry(down(570, WATER, dark, mix(dark, palette.shade, 0.5)), 19, 8),
        )
        canvas.polygon(
            [(middle, 574), (right + 4, 600), (right + 12, WATER), (middle, WATER)],
            Masonry(down(570, WATER, mix(light, palette.light, 0.2), light), 19, 9),
        )


def _lamps(canvas: Canvas, palette: Palette) -> None:
    posts = (120, 455, 805, 1155, 1490)
    with canvas.shapes(palette.shade, (0, 260, WIDTH, 460)) as pen:
        for x in posts:
            foot = _deck(x) - 34
            pen.rectangle(x - 2.5, foot - 74, x + 2.5, foot)
            pen.polygon([(x - 11, foot - 74), (x + 11, foot - 74), (x + 7, foot - 100), (x - 7, foot - 100)])
            pen.polygon([(x - 10, foot - 100), (x + 10, foot - 100), (x, foot - 112)])
    for x in posts:
        foot = _deck(x) - 34
        canvas.ellipse(x, foot - 86, 5, 8, palette.light)
        canvas.glow(x, foot - 86, 70, palette.light, 0.6)
