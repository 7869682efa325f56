"""A covered market: striped awnings, lamps, crates of fruit. Light falls through holes in the vault."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import arc, arch
from khabar.site.demo.pictures.masonry import Masonry
from khabar.site.demo.pictures.paints import around, down

STALLS = ((-60, 470), (540, 1060), (1130, 1660))


class Palette(NamedTuple):
    wall: tuple[str, str]
    dark: str
    light: str
    cloths: tuple[tuple[str, str], ...]
    fruit: tuple[str, ...]
    wood: tuple[str, str]


PALETTES = {
    "spice": Palette(
        ("#d8a873", "#8a5238"),
        "#2e1a1c",
        "#ffe9b8",
        (("#c2402f", "#f6e3c2"), ("#e2a02c", "#fbefd0"), ("#2f7a6b", "#f3e6c8")),
        ("#e0552d", "#f0a22e", "#8fae3c", "#b3263a", "#f3c94f", "#6d3b63"),
        ("#a86a3c", "#5d3320"),
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(Masonry(around(800, 260, 1150, *palette.wall), 34, 9, 14), "market awnings")
    _vault(canvas, palette)
    for (left, right), cloth in zip(STALLS, palette.cloths, strict=True):
        _opening(canvas, palette, left, right)
        _counter(canvas, palette, left, right)
        _awning(canvas, palette, left, right, cloth)
    _lamps(canvas, palette)
    _beams(canvas, palette)
    canvas.shade_corners(0.55, palette.dark)
    canvas.grain(7)
    return canvas


def _vault(canvas: Canvas, palette: Palette) -> None:
    """The ribs of the vault above, darker towards the top."""
    canvas.rectangle(0, 0, WIDTH, 230, down(0, 230, palette.dark, mix(palette.dark, palette.wall[1], 0.9)), 0.55)
    for middle in (-130, 505, 1095, 1730):
        canvas.polygon(arc(middle, 330, 330, 330, 180, 360), mix(palette.dark, palette.wall[1], 0.35), 0.4)
    with canvas.shapes(
        down(0, 340, mix(palette.wall[0], palette.dark, 0.45), palette.wall[0]), (0, 0, WIDTH, 380)
    ) as pen:
        for middle in (205, 800, 1395):
            pen.polygon(arc(middle, 370, 350, 350, 180, 360))
            pen.polygon(arc(middle, 372, 318, 318, 180, 360), 0)
    for x in (505, 1095):
        canvas.rectangle(
            x - 22,
            300,
            x + 22,
            HEIGHT,
            Masonry(down(300, HEIGHT, mix(palette.wall[0], palette.light, 0.2), palette.wall[1]), 34, 8, 18),
        )
        canvas.rectangle(x - 34, 300, x + 34, 330, mix(palette.wall[0], palette.light, 0.35))


def _opening(canvas: Canvas, palette: Palette, left: float, right: float) -> None:
    """The shop behind: dark, with shelves of jars."""
    canvas.polygon(
        arch(left + 10, right - 10, 860, 470),
        around((left + right) / 2, 600, 420, mix(palette.wood[0], palette.dark, 0.45), palette.dark),
    )
    for shelf in (560, 650, 740):
        x = left + 50.0
        while x < right - 70:
            wide, tall = canvas.random.uniform(22, 40), canvas.random.uniform(34, 62)
            colour = mix(canvas.random.choice(palette.fruit), palette.dark, 0.45)
            with canvas.shapes(
                down(shelf - tall, shelf, mix(colour, palette.light, 0.25), colour), (x, shelf - tall, x + wide, shelf)
            ) as pen:
                pen.rounded(x, shelf - tall, x + wide, shelf, 8)
            canvas.rectangle(
                x + wide * 0.2,
                shelf - tall - 5,
                x + wide * 0.8,
                shelf - tall + 4,
                mix(palette.wood[0], palette.dark, 0.3),
            )
            x += wide + canvas.random.uniform(4, 14)
        canvas.rectangle(left + 30, shelf, right - 30, shelf + 7, mix(palette.wood[0], palette.dark, 0.35))


def _awning(canvas: Canvas, palette: Palette, left: float, right: float, cloth: tuple[str, str]) -> None:
    """A striped cloth that widens towards the viewer, with a scalloped hem and a shadow below."""
    top, hem, flare, stripes = 400.0, 556.0, 42.0, 11
    canvas.polygon(
        [(left - flare, hem), (right + flare, hem), (right, hem + 120), (left, hem + 120)], palette.dark, 0.4, blur=14
    )
    for index in range(stripes):
        a, b = index / stripes, (index + 1) / stripes
        colour = cloth[index % 2]
        xa, xb = left + 30 + (right - left - 60) * a, left + 30 + (right - left - 60) * b
        ya, yb = left - flare + (right - left + 2 * flare) * a, left - flare + (right - left + 2 * flare) * b
        sheen = down(top, hem, mix(colour, palette.light, 0.3), colour, mix(colour, palette.dark, 0.22))
        canvas.polygon([(xa, top), (xb, top), (yb, hem), (ya, hem)], sheen)
        middle, half = (ya + yb) / 2, (yb - ya) / 2
        hang = [(ya, hem), *reversed(arc(middle, hem + 24, half, 20, 0, 180, 14)), (yb, hem)]
        canvas.polygon(hang, down(hem, hem + 44, mix(colour, palette.dark, 0.08), mix(colour, palette.dark, 0.3)))
    canvas.rectangle(left + 26, top - 8, right - 26, top + 4, palette.wood[1])
    with canvas.shapes(palette.light, (left - flare, top, right + flare, hem + 4), 0.35) as pen:
        pen.line([(left - flare, hem), (right + flare, hem)], 2.5)


def _counter(canvas: Canvas, palette: Palette, left: float, right: float) -> None:
    """Crates in three steps, each heaped with one kind of fruit."""
    kinds = canvas.random.sample(palette.fruit, 6)
    for step, (top, depth, inset) in enumerate(((752, 44, 40), (838, 62, 20), (950, 120, -6))):
        columns = 3 + step % 2
        wide = (right - left - 2 * inset) / columns
        for column in range(columns):
            x = left + inset + column * wide
            kind = kinds[(column + step * 2) % 6]
            _heap(canvas, palette, x + 8, x + wide - 8, top, kind, 15 + step * 4)
            plank = down(top, top + depth, mix(palette.wood[0], palette.light, 0.14), palette.wood[0], palette.wood[1])
            canvas.rectangle(x + 4, top, x + wide - 4, top + depth, plank)
            with canvas.shapes(palette.dark, (x, top, x + wide, top + depth), 0.35) as pen:
                for share in (0.36, 0.7):
                    pen.rectangle(x + 4, top + depth * share, x + wide - 4, top + depth * share + 3)
        canvas.rectangle(
            left + inset - 6,
            top + depth,
            right - inset + 6,
            HEIGHT,
            down(top + depth, top + depth + 60, palette.dark, mix(palette.wood[1], palette.dark, 0.4)),
        )


def _heap(canvas: Canvas, palette: Palette, left: float, right: float, foot: float, colour: str, size: float) -> None:
    lit, shade = mix(colour, palette.light, 0.32), mix(colour, palette.dark, 0.35)
    across_foot = max(int((right - left) / (size * 1.75)), 3)
    step = (right - left - size * 2) / (across_foot - 1)
    spots = [
        (left + size + (i + layer / 2) * step + canvas.random.uniform(-2, 2), foot - size * (0.1 + layer * 1.25))
        for layer in range(2, -1, -1)
        for i in range(across_foot - layer)
    ]
    canvas.balls(spots, size, lit, colour, shade)
    with canvas.shapes(palette.light, (left, foot - size * 5, right, foot + size), 0.6) as pen:
        for x, y in spots:
            pen.ellipse(x - size * 0.35, y - size * 0.42, size * 0.16, size * 0.12)


def _lamps(canvas: Canvas, palette: Palette) -> None:
    for x, y in ((205, 322), (800, 300), (1395, 322)):
        with canvas.shapes(palette.dark, (x - 30, 0, x + 30, y + 60)) as pen:
            pen.rectangle(x - 1.5, 0, x + 1.5, y - 26)
            pen.polygon([(x - 8, y - 28), (x + 8, y - 28), (x + 24, y - 10), (x - 24, y - 10)])
            pen.polygon([(x - 14, y + 30), (x + 14, y + 30), (x, y + 46)])
        canvas.polygon(
            [(x - 23, y - 10), (x + 23, y - 10), (x + 14, y + 30), (x - 14, y + 30)],
            down(y - 10, y + 30, "#fff7da", "#f6b54c"),
        )
        canvas.glow(x, y + 10, 270, "#ffc766", 0.7)


def _beams(canvas: Canvas, palette: Palette) -> None:
    """Shafts of daylight from the holes in the vault."""
    for x, slant, width in ((420, 250, 70), (980, 260, 90), (1420, 210, 60)):
        for spread, strength in ((1.0, 0.10), (0.6, 0.10)):
            half = width * spread / 2
            shaft = [
                (x - half * 0.4, -10),
                (x + half * 0.4, -10),
                (x + slant + half * 1.7, HEIGHT),
                (x + slant - half * 1.7, HEIGHT),
            ]
            canvas.polygon(shaft, palette.light, strength, blur=10)
    with canvas.shapes(palette.light, opacity=0.5) as pen:
        for _ in range(60):
            x, slant, width = canvas.random.choice(((420, 250, 70), (980, 260, 90), (1420, 210, 60)))
            share = canvas.random.random()
            pen.ellipse(
                x + slant * share + canvas.random.gauss(0, width * 0.3), share * HEIGHT, canvas.random.uniform(0.8, 2.2)
            )
