"""Rain on a window at dusk; behind the glass the lamps of the town, out of focus."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import bezier
from khabar.site.demo.pictures.paints import across, down


class Palette(NamedTuple):
    town: tuple[str, ...]
    lamps: tuple[str, ...]
    light: str
    dark: str
    frame: tuple[str, str]


PALETTES = {
    "blue": Palette(
        ("#3d5f7d", "#6f8ea3", "#5a7288", "#22384d"),
        ("#ffcf7a", "#ff9b5e", "#9fd4ef", "#ffe9c0", "#d7566a"),
        "#eef6fa",
        "#0c1a28",
        ("#4b5a66", "#18242e"),
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, HEIGHT, *palette.town), "rain window")
    _town(canvas, palette)
    _drops(canvas, palette)
    _trails(canvas, palette)
    _frame(canvas, palette)
    canvas.shade_corners(0.45, palette.dark)
    canvas.grain(6)
    return canvas


def _town(canvas: Canvas, palette: Palette) -> None:
    """Roofs and a river road, melted by the wet glass."""
    with canvas.shapes(mix(palette.town[3], palette.town[2], 0.35), blur=16) as pen:
        x = -40.0
        while x < WIDTH:
            wide = canvas.random.uniform(90, 220)
            pen.rectangle(x, canvas.random.uniform(430, 640), x + wide, 820)
            x += wide * 0.9
    with canvas.shapes(mix(palette.town[1], palette.light, 0.3), (0, 780, WIDTH, HEIGHT), 0.5, blur=20) as pen:
        pen.polygon([(0, 830), (WIDTH, 800), (WIDTH, 960), (0, 1010)])
    for _ in range(58):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.gauss(700, 95)
        radius = canvas.random.uniform(16, 56)
        colour = canvas.random.choice(palette.lamps)
        with canvas.shapes(
            colour, (x - radius, y - radius, x + radius, y + radius), canvas.random.uniform(0.14, 0.42), blur=2
        ) as pen:
            pen.ellipse(x, y, radius)
            pen.ellipse(x, y, radius - 5, opacity=0.72)
        if y > 640 and canvas.random.random() < 0.6:
            with canvas.shapes(colour, (x - 12, 830, x + 12, 1010), 0.3, blur=6) as pen:
                pen.rectangle(x - 8, 840, x + 8, 840 + radius * 3)
    canvas.glow(1080, 700, 620, palette.lamps[0], 0.3)


def _drops(canvas: Canvas, palette: Palette) -> None:
    """Each drop is a small lens: dark above, bright below, a spark where the lamp is."""
    drops: list[tuple[float, float, float]] = []
    for _ in range(1500):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, HEIGHT)
        radius = 1.4 + 15 * canvas.random.random() ** 6 + 4.5 * canvas.random.random() ** 2
        if all((x - a) ** 2 + (y - b) ** 2 > (radius + c + 1) ** 2 for a, b, c in drops[-260:]):
            drops.append((x, y, radius))
    with canvas.shapes(palette.dark, opacity=0.42, blur=1.4) as pen:
        for x, y, radius in drops:
            pen.ellipse(x, y + radius * 0.28, radius * 1.02, radius * 1.1)
    with canvas.shapes(mix(palette.town[3], palette.dark, 0.3), opacity=0.5) as pen:
        for x, y, radius in drops:
            pen.ellipse(x, y, radius, radius * 1.08)
    with canvas.shapes(mix(palette.town[1], palette.light, 0.45), opacity=0.72, blur=1) as pen:
        for x, y, radius in drops:
            pen.ellipse(x, y + radius * 0.36, radius * 0.78, radius * 0.62)
    with canvas.shapes(palette.lamps[3], opacity=0.9) as pen:
        for x, y, radius in drops:
            if radius > 2.6:
                pen.ellipse(x - radius * 0.32, y - radius * 0.42, radius * 0.2, radius * 0.15)
    with canvas.shapes(palette.lamps[0], opacity=0.75) as pen:
        for x, y, radius in drops:
            if radius > 4:
                pen.arc(x, y, radius * 0.82, 40, 130, radius * 0.16)


def _trails(canvas: Canvas, palette: Palette) -> None:
    """Drops that ran down, and the clear lane each left behind."""
    for _ in range(17):
        x, start = canvas.random.uniform(40, WIDTH - 40), canvas.random.uniform(-80, 420)
        end = start + canvas.random.uniform(240, 640)
        path = bezier(
            (x, start),
            (x + canvas.random.uniform(-26, 26), start + 140),
            (x + canvas.random.uniform(-30, 30), end - 120),
            (x + canvas.random.uniform(-16, 16), end),
            30,
        )
        wide = canvas.random.uniform(5, 10)
        box = (x - 60, start, x + 60, end + 30)
        with canvas.shapes(mix(palette.town[1], palette.light, 0.3), box, 0.34, blur=1.5) as pen:
            for index, point in enumerate(path[1:]):
                pen.line([path[index], point], wide * (0.35 + 0.65 * index / 30))
        with canvas.shapes(palette.dark, box, 0.3) as pen:
            pen.line([(px + wide * 0.55, py) for px, py in path[8:]], 1.4)
        hx, hy = path[-1]
        head = wide * 1.25
        with canvas.shapes(palette.dark, box, 0.45, blur=1.4) as pen:
            pen.ellipse(hx, hy + 4, head, head * 1.35)
        canvas.ellipse(
            hx,
            hy,
            head,
            head * 1.35,
            down(
                hy - head,
                hy + head * 1.3,
                mix(palette.town[3], palette.dark, 0.3),
                palette.town[1],
                mix(palette.light, palette.lamps[0], 0.25),
            ),
            0.95,
        )
        canvas.ellipse(hx - head * 0.3, hy - head * 0.5, head * 0.22, head * 0.18, palette.light)


def _frame(canvas: Canvas, palette: Palette) -> None:
    lit, dark = palette.frame
    for left, right in ((-10, 34), (1040, 1084), (1566, 1610)):
        canvas.rectangle(right, 0, right + 26, HEIGHT, across(right, right + 26, palette.dark, palette.town[1]), 0.3)
        canvas.rectangle(
            left, 0, right, HEIGHT, across(left, right, mix(lit, dark, 0.5), mix(lit, palette.light, 0.18), dark)
        )
    canvas.rectangle(0, 286, WIDTH, 322, down(286, 322, mix(lit, palette.light, 0.12), dark))
    canvas.rectangle(0, 322, WIDTH, 340, palette.dark, 0.28)
    canvas.rectangle(0, 1006, WIDTH, HEIGHT, down(1006, HEIGHT, mix(lit, palette.light, 0.22), lit, dark))
    for left, right in ((1040, 1084),):
        canvas.rectangle(
            left, 0, right, 1010, across(left, right, mix(lit, dark, 0.5), mix(lit, palette.light, 0.18), dark)
        )
    canvas.rectangle(1046, 560, 1078, 660, across(1046, 1078, "#c9a064", "#7d5a30"))
    canvas.rectangle(1056, 640, 1068, 740, across(1056, 1068, "#e0bd80", "#8a6436"))
