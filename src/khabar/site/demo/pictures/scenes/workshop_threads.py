"""A weaver's wall: spools of thread, each cubby a colour."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import bezier
from khabar.site.demo.pictures.paints import across, around, down

COLUMNS, ROWS = 9, 5


class Palette(NamedTuple):
    wood: tuple[str, str, str]
    threads: tuple[str, ...]
    core: str
    light: str
    dark: str


PALETTES = {
    "warm": Palette(
        ("#b9824f", "#7a4d2c", "#3a2217"),
        ("#b8322f", "#d9623a", "#e59a3c", "#f0c75e", "#efe0bd", "#a8446a", "#7a2c4f", "#c98a8f", "#8f4a2c"),
        "#e9d3a4",
        "#fff2cf",
        "#1c0f0b",
    ),
    "cool": Palette(
        ("#a99a86", "#6b5f52", "#312c29"),
        ("#23406f", "#2f6f9e", "#58a0b8", "#8fc4bf", "#dfe5d2", "#4f8a6a", "#2c5a50", "#7a6fae", "#463a78"),
        "#e6dac0",
        "#f6faf4",
        "#11141c",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(
        around(500, 260, 1400, mix(palette.wood[1], palette.wood[2], 0.4), palette.wood[2]), "workshop threads"
    )
    wide, tall = WIDTH / COLUMNS, (HEIGHT + 30) / ROWS
    for row in range(ROWS):
        for column in range(COLUMNS):
            _cubby(canvas, palette, column * wide, row * tall - 14, wide, tall, _colour(palette, row, column))
    for row in range(ROWS + 1):
        y = row * tall - 14
        canvas.rectangle(
            0, y - 9, WIDTH, y + 9, down(y - 9, y + 9, mix(palette.wood[0], palette.light, 0.4), palette.wood[1])
        )
    for column in range(COLUMNS + 1):
        x = column * wide
        canvas.rectangle(
            x - 8, 0, x + 8, HEIGHT, across(x - 8, x + 8, mix(palette.wood[0], palette.light, 0.3), palette.wood[1])
        )
    for row in range(ROWS + 1):
        y = row * tall - 14
        canvas.rectangle(0, y - 9, WIDTH, y - 6, palette.light, 0.25)
    _loose_ends(canvas, palette, wide, tall)
    canvas.glow(470, 240, 1100, palette.light, 0.35)
    canvas.shade_corners(0.6, palette.dark)
    canvas.grain(7)
    return canvas


def _colour(palette: Palette, row: int, column: int) -> str:
    """Colours drift over the wall as a weaver would order them, with a stranger here and there."""
    base = palette.threads[(column + row) % len(palette.threads)]
    neighbour = palette.threads[(column + row + 1) % len(palette.threads)]
    return mix(base, neighbour, ((row * 5 + column * 3) % 7) / 14)


def _cubby(canvas: Canvas, palette: Palette, x: float, y: float, wide: float, tall: float, colour: str) -> None:
    canvas.rectangle(
        x, y, x + wide, y + tall, down(y, y + tall, palette.dark, mix(palette.wood[2], palette.wood[1], 0.5))
    )
    middle = x + wide / 2 + canvas.random.uniform(-5, 5)
    foot = y + tall - 12
    height, half = tall * canvas.random.uniform(0.66, 0.76), wide * canvas.random.uniform(0.31, 0.37)
    if canvas.random.random() < 0.2:
        _skeins(canvas, palette, x, wide, foot, colour)
        return
    with canvas.shapes(palette.dark, (x, foot - 30, x + wide, foot + 16), 0.6, blur=4) as pen:
        pen.ellipse(middle + 12, foot + 1, half * 1.1, 9)
    for level in (foot - height - 10, foot - 14):
        canvas.ellipse(middle, level + 14, half * 1.06, 8, mix(palette.core, palette.dark, 0.45))
        canvas.rectangle(
            middle - half * 1.06,
            level,
            middle + half * 1.06,
            level + 14,
            across(
                middle - half,
                middle + half,
                mix(palette.core, palette.dark, 0.2),
                palette.core,
                mix(palette.core, palette.dark, 0.55),
            ),
        )
        canvas.ellipse(middle, level, half * 1.06, 8, mix(palette.core, palette.light, 0.3))
    canvas.ellipse(middle, foot - height - 10, half * 0.3, 3, palette.dark)
    top = foot - height + 8
    body = across(
        middle - half,
        middle + half,
        mix(colour, palette.dark, 0.3),
        mix(colour, palette.light, 0.3),
        colour,
        mix(colour, palette.dark, 0.35),
        mix(colour, palette.dark, 0.65),
    )
    bulge = [
        (middle - half * 0.9, top),
        *bezier(
            (middle - half * 0.9, top),
            (middle - half * 1.06, top + 30),
            (middle - half * 1.06, foot - 44),
            (middle - half * 0.9, foot - 14),
            8,
        ),
        *bezier(
            (middle + half * 0.9, foot - 14),
            (middle + half * 1.06, foot - 44),
            (middle + half * 1.06, top + 30),
            (middle + half * 0.9, top),
            8,
        ),
    ]
    canvas.polygon(bulge, body)
    for paint, opacity, shift in ((palette.dark, 0.3, 0.0), (palette.light, 0.2, 2.0)):
        with canvas.shapes(paint, (middle - half * 1.1, top, middle + half * 1.1, foot - 12), opacity) as pen:
            level = top + 4 + shift
            while level < foot - 18:
                pen.line([(middle - half * 0.97, level), (middle, level + 5), (middle + half * 0.97, level + 2)], 1.2)
                level += 5.2


def _skeins(canvas: Canvas, palette: Palette, x: float, wide: float, foot: float, colour: str) -> None:
    """Folded skeins, laid on one another."""
    y = foot
    for index in range(4):
        tone = mix(colour, palette.light if index % 2 else palette.dark, 0.14)
        left, right, thick = x + 20 + index * 2, x + wide - 20 - index * 2, 33.0
        with canvas.shapes(
            down(y - thick, y, mix(tone, palette.light, 0.3), tone, mix(tone, palette.dark, 0.5)),
            (left, y - thick, right, y),
        ) as pen:
            pen.rounded(left, y - thick, right, y, 16)
        with canvas.shapes(palette.dark, (left, y - thick, right, y), 0.28) as pen:
            for line in range(5):
                pen.line([(left + 6, y - thick + 5 + line * 6), (right - 6, y - thick + 7 + line * 6)], 1.1)
        canvas.rectangle(x + wide / 2 - 8, y - thick, x + wide / 2 + 8, y, palette.core, 0.9)
        y -= thick + 1


def _loose_ends(canvas: Canvas, palette: Palette, wide: float, tall: float) -> None:
    """A few threads that hang out of their cubbies."""
    for column, row in ((1, 0), (3, 1), (4, 3), (6, 0), (7, 2), (2, 2)):
        x, y = column * wide + wide * 0.7, row * tall + tall * 0.62
        colour = mix(_colour(palette, row, column), palette.light, 0.15)
        end = (x + canvas.random.uniform(-30, 50), y + canvas.random.uniform(150, 330))
        path = bezier((x, y), (x + 60, y + 40), (x - 50, y + 160), end, 24)
        with canvas.shapes(palette.dark, opacity=0.35, blur=2) as pen:
            pen.line([(px + 7, py + 5) for px, py in path], 3)
        with canvas.shapes(colour) as pen:
            pen.line(path, 3)
