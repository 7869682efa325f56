"""Water pipes in a yard, stacked so that only their mouths show."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, Canvas
from khabar.site.demo.pictures.colours import evenly, mix
from khabar.site.demo.pictures.paints import Along, down

RADIUS = 112.0


class Palette(NamedTuple):
    pipes: tuple[str, ...]
    light: str
    dark: str
    deep: str
    sky: tuple[str, str]


PALETTES = {
    "teal": Palette(
        ("#2f8a8c", "#3f9f96", "#277a86", "#4aa79a", "#e08a3f"), "#f4fbe9", "#0d2c35", "#05161d", ("#dff1ee", "#f6dfae")
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, HEIGHT, mix(palette.dark, palette.pipes[0], 0.2), palette.deep), "pipes pattern")
    rows = 7
    for row in range(rows):
        y = 60 + row * RADIUS * 1.74
        for column in range(-1, 9):
            x = 20 + column * RADIUS * 2.01 + (row % 2) * RADIUS
            orange = (row, column) in ((2, 5), (4, 2))
            colour = palette.pipes[4] if orange else canvas.random.choice(palette.pipes[:4])
            _pipe(canvas, palette, x, y, RADIUS * canvas.random.uniform(0.97, 1.0), colour)
    with canvas.shapes(palette.light, opacity=0.12, blur=18) as pen:
        pen.polygon([(-50, -50), (520, -50), (1250, HEIGHT + 50), (820, HEIGHT + 50)])
        pen.polygon([(700, -50), (820, -50), (1560, HEIGHT + 50), (1430, HEIGHT + 50)])
    canvas.shade_corners(0.7, palette.deep)
    canvas.grain(8)
    return canvas


def _pipe(canvas: Canvas, palette: Palette, x: float, y: float, r: float, colour: str) -> None:
    lit, shade = mix(colour, palette.light, 0.55), mix(colour, palette.dark, 0.6)
    rim = Along((x - r * 0.7, y - r * 0.7), (x + r * 0.7, y + r * 0.7), evenly(lit, colour, shade))
    canvas.ellipse(x, y, r, r, rim)
    inner = Along((x - r * 0.6, y - r * 0.6), (x + r * 0.6, y + r * 0.6), evenly(shade, mix(colour, shade, 0.5), lit))
    canvas.ellipse(x, y, r * 0.82, r * 0.82, inner)
    # Looking in: the tube narrows towards its far mouth, which stands nearer to the middle of the picture.
    end_x, end_y = x + (800 - x) * 0.05, y + (500 - y) * 0.05
    for step in range(9):
        share = step / 8
        px, py = x + (end_x - x) * share, y + (end_y - y) * share
        wall = mix(mix(colour, palette.dark, 0.35), palette.deep, share**0.6)
        canvas.ellipse(
            px,
            py,
            r * (0.79 - 0.47 * share),
            r * (0.79 - 0.47 * share),
            down(py - r * 0.8, py + r * 0.8, palette.deep, wall, mix(wall, palette.light, 0.12)),
        )
    far = r * 0.29
    canvas.ellipse(end_x, end_y, far, far, down(end_y - far, end_y + far, palette.sky[0], palette.sky[1]))
    with canvas.shapes(mix(colour, palette.light, 0.5), (x - r, y - r, x + r, y + r), 0.3, blur=4) as pen:
        pen.arc(end_x, end_y, r * 0.52, 40, 100, r * 0.1)
    with canvas.shapes(palette.light, (x - r, y - r, x + r, y + r), 0.75, blur=1) as pen:
        pen.arc(x, y, r * 0.93, 195, 262, r * 0.035)
    with canvas.shapes(palette.dark, (x - r, y - r, x + r, y + r), 0.7) as pen:
        pen.arc(x, y, r * 0.9, 20, 42, r * 0.05)
        pen.arc(x, y, r * 0.9, 48, 54, r * 0.05)
