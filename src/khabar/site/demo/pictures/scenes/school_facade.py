"""A village school in the morning: a white front with an arcade, and an old mulberry in the yard."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from khabar.site.demo.pictures.colours import mix
from khabar.site.demo.pictures.forms import arch, bezier, cloud, crown, ridge
from khabar.site.demo.pictures.paints import across, down

GROUND = 800


class Palette(NamedTuple):
    sky: tuple[str, ...]
    light: str
    hills: str
    wall: tuple[str, str]
    shade: str
    door: str
    trim: str
    leaf: tuple[str, str]
    bark: str
    yard: tuple[str, str]


PALETTES = {
    "morning": Palette(
        ("#5fa3cf", "#a9d3e0", "#f6ecd2"),
        "#fff6d8",
        "#93a9a4",
        ("#fbf3e2", "#dcc8ac"),
        "#5d6b86",
        "#2f6f8c",
        "#c9653f",
        ("#8fb04a", "#2f5a3c"),
        "#5a4136",
        ("#e9d3a6", "#c39a66"),
    )
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, 640, *palette.sky), "school facade")
    canvas.glow(1500, 180, 900, palette.light, 0.8)
    for x, y, width in ((300, 220, 420), (1150, 150, 340), (760, 250, 240)):
        cloud(canvas, x, y, width, down(y - width * 0.25, y, "#ffffff", "#cfdde4"), 0.9)
    for base, height, share in ((640, 210, 0.6), (700, 160, 0.3)):
        colour = mix(palette.hills, palette.sky[2], share)
        canvas.polygon(ridge(canvas.random, base, height, 0.5), down(430, 720, colour, mix(colour, palette.light, 0.4)))
    _wings(canvas, palette)
    _hall(canvas, palette)
    _yard(canvas, palette)
    _tree(canvas, palette)
    canvas.glow(1500, 260, 1300, palette.light, 0.16)
    canvas.shade_corners(0.22, palette.shade)
    canvas.grain(6)
    return canvas


def _wings(canvas: Canvas, palette: Palette) -> None:
    """The long front: an upper row of arched windows over an arcade."""
    lit, low = palette.wall
    left, right, top = 150.0, 1520.0, 410.0
    canvas.rectangle(left, top, right, GROUND, down(top, GROUND, mix(lit, palette.light, 0.3), lit, low))
    canvas.rectangle(left - 16, top - 20, right + 16, top + 2, mix(lit, palette.light, 0.5))
    canvas.rectangle(left - 8, top + 2, right + 8, top + 14, palette.shade, 0.3)
    canvas.rectangle(left, 596, right, 606, mix(palette.trim, lit, 0.35))
    canvas.rectangle(left, 606, right, 616, palette.shade, 0.22)
    glass = down(450, 560, mix(palette.sky[0], palette.shade, 0.35), mix(palette.sky[1], palette.light, 0.25))
    columns = [left + 70 + index * 104 for index in range(13)]
    with canvas.shapes(mix(palette.trim, lit, 0.2)) as pen:
        for x in columns:
            pen.polygon(arch(x - 31, x + 31, 572, 482))
    with canvas.shapes(glass) as pen:
        for x in columns:
            pen.polygon(arch(x - 23, x + 23, 564, 484))
    with canvas.shapes(lit) as pen:
        for x in columns:
            pen.rectangle(x - 1.5, 462, x + 1.5, 564)
            pen.rectangle(x - 23, 508, x + 23, 511)
            pen.rounded(x - 36, 568, x + 36, 578, 3)
    with canvas.shapes(palette.shade, opacity=0.3) as pen:
        for x in columns:
            pen.rectangle(x - 36, 578, x + 36, 584)
    dark = down(640, GROUND, mix(palette.shade, lit, 0.15), mix(palette.shade, lit, 0.45))
    with canvas.shapes(dark) as pen:
        for x in columns:
            pen.polygon(arch(x - 40, x + 40, GROUND, 684))
    with canvas.shapes(mix(lit, palette.light, 0.45), opacity=0.9) as pen:
        for x in columns:
            pen.arc(x, 684, 46, 180, 360, 7)
            pen.rectangle(x - 52, 684, x - 40, GROUND)
            pen.rectangle(x - 56, 678, x - 36, 686)
    with canvas.shapes(mix(palette.door, palette.shade, 0.4)) as pen:
        for x in columns[::3]:
            pen.rounded(x - 20, 704, x + 22, GROUND, 4)


def _hall(canvas: Canvas, palette: Palette) -> None:
    """The raised middle with the gate and a clock."""
    lit, low = palette.wall
    left, right, top = 690.0, 980.0, 330.0
    middle = (left + right) / 2
    canvas.rectangle(left - 10, top + 20, left, GROUND, palette.shade, 0.35)
    canvas.rectangle(left, top, right, GROUND, across(left, right, mix(low, lit, 0.5), mix(lit, palette.light, 0.5)))
    canvas.rectangle(left - 18, top - 10, right + 18, top + 8, mix(lit, palette.light, 0.55))
    for step, (inset, rise) in enumerate(((18, 34), (64, 62))):
        canvas.rectangle(left + inset, top - rise, right - inset, top - 10, mix(lit, low, 0.16 * (1 - step)))
        canvas.rectangle(
            left + inset - 6, top - rise - 8, right - inset + 6, top - rise, mix(palette.trim, palette.light, 0.12)
        )
    canvas.rectangle(left - 18, top + 8, right + 18, top + 14, palette.shade, 0.25)
    for radius, colour in ((50, palette.trim), (42, "#fffaf0")):
        canvas.ellipse(middle, top + 78, radius, radius, colour)
    with canvas.shapes(palette.shade) as pen:
        pen.line([(middle, top + 78), (middle - 22, top + 92)], 5)
        pen.line([(middle, top + 78), (middle, top + 110)], 4)
    canvas.polygon(arch(left + 56, right - 56, GROUND, 628), mix(palette.trim, lit, 0.15))
    canvas.polygon(
        arch(left + 72, right - 72, GROUND, 634),
        down(560, GROUND, mix(palette.door, palette.shade, 0.35), palette.door),
    )
    with canvas.shapes(mix(palette.door, palette.light, 0.3), opacity=0.7) as pen:
        pen.rectangle(middle - 1.5, 562, middle + 1.5, GROUND)
        for side in (-1, 1):
            for y in (646, 720):
                pen.rounded(middle + side * 34 - 22, y, middle + side * 34 + 22, y + 60, 4, 0.5)
    for step in range(3):
        y = GROUND - 8 + step * 13
        canvas.rectangle(left + 40 - step * 16, y, right - 40 + step * 16, y + 13, mix(lit, low, 0.2 + 0.2 * step))


def _yard(canvas: Canvas, palette: Palette) -> None:
    near, far = palette.yard[1], palette.yard[0]
    canvas.rectangle(0, GROUND, 1600, HEIGHT, down(GROUND, HEIGHT, far, near))
    for step in range(3):
        top = GROUND - 8 + step * 13
        canvas.rectangle(
            730 - step * 16, top, 940 + step * 16, top + 13, mix(palette.wall[0], palette.wall[1], 0.2 + 0.25 * step)
        )
    with canvas.shapes(mix(near, palette.shade, 0.25), (0, GROUND, WIDTH, HEIGHT), 0.35) as pen:
        for row in range(8):
            y = GROUND + 14 + row * row * 4.6
            pen.rectangle(0, y, WIDTH, y + 1.2 + row * 0.25)
        for line in range(-14, 15):
            pen.polygon(
                [
                    (835 + line * 62, GROUND),
                    (837 + line * 62, GROUND),
                    (842 + line * 170, HEIGHT),
                    (835 + line * 170, HEIGHT),
                ]
            )
    with canvas.shapes("#fff9ea", (0, GROUND, WIDTH, HEIGHT), 0.75) as pen:
        for index, (x, y, size) in enumerate(
            ((1010, 1010, 46), (1075, 978, 42), (1140, 1006, 46), (1205, 976, 42), (1262, 996, 44))
        ):
            pen.polygon([(x - size, y + 14), (x + size, y + 14), (x + size * 0.84, y - 14), (x - size * 0.84, y - 14)])
            pen.polygon(
                [
                    (x - size + 5, y + 11),
                    (x + size - 5, y + 11),
                    (x + size * 0.84 - 4, y - 11),
                    (x - size * 0.84 + 4, y - 11),
                ],
                0,
            )
            pen.ellipse(x + (index % 2) * 4, y, 5, 3)


def _tree(canvas: Canvas, palette: Palette) -> None:
    """The mulberry, its shadow on the yard, a round bench at its foot."""
    lit, dark = palette.leaf
    x, foot = 330.0, 985.0
    with canvas.shapes(palette.shade, (0, 860, 1200, HEIGHT), 0.4, blur=3) as pen:
        pen.polygon([(x - 30, foot), (x + 30, foot), (x - 40, foot + 30), (x - 120, foot + 30)])
        for px, py, radius, _ in crown(canvas.random, x - 120, foot + 46, 300, 52, 60):
            pen.ellipse(px, py, radius * 1.1, radius * 0.3)
    trunk = [
        *bezier((x - 44, foot), (x - 16, foot - 120), (x - 30, foot - 220), (x - 70, foot - 360)),
        *bezier((x + 60, foot - 360), (x + 30, foot - 230), (x + 20, foot - 120), (x + 48, foot)),
    ]
    canvas.polygon(
        trunk,
        across(x - 50, x + 50, mix(palette.bark, "#1d1512", 0.4), palette.bark, mix(palette.bark, palette.light, 0.3)),
    )
    with canvas.shapes(palette.bark) as pen:
        for end, width in (((x - 210, foot - 470), 24), ((x + 200, foot - 460), 22), ((x - 20, foot - 560), 26)):
            pen.line(bezier((x, foot - 280), (x, foot - 340), (end[0] * 0.6 + x * 0.4, end[1] + 60), end), width)
    for rx, ry, cx, cy, count in ((300, 210, x, foot - 520, 130),):
        clumps = list(crown(canvas.random, cx, cy, rx, ry, count))
        for colour, shift, grow, least in (
            (dark, 0, 1.3, -1.0),
            (mix(dark, lit, 0.4), 10, 1.0, 0.22),
            (mix(dark, lit, 0.8), 22, 0.8, 0.45),
            (mix(lit, palette.light, 0.3), 34, 0.5, 0.62),
        ):
            with canvas.shapes(colour, (0, 140, 760, 800)) as pen:
                for px, py, radius, up in clumps:
                    if up + (px - cx) / (rx * 5) > least:
                        pen.ellipse(px + shift * 0.6, py - shift, radius * grow)
        with canvas.shapes(mix(lit, palette.light, 0.5), (0, 140, 760, 800), 0.7) as pen:
            for px, py, _, up in crown(canvas.random, cx + 40, cy - 40, rx, ry, 240):
                if up > 0.4:
                    pen.ellipse(px, py, 3.4, 2.4)
    bench = mix(palette.wall[0], palette.wall[1], 0.3)
    canvas.ellipse(x, foot + 4, 150, 30, mix(palette.shade, palette.yard[1], 0.4))
    canvas.ellipse(x, foot - 14, 150, 30, bench)
    canvas.ellipse(x, foot - 15, 96, 18, mix(palette.bark, palette.yard[1], 0.5))
    canvas.polygon(
        [(x - 45, foot - 14), (x + 46, foot - 14), (x + 30, foot - 90), (x - 26, foot - 90)],
        across(x - 50, x + 50, mix(palette.bark, "#1d1512", 0.4), palette.bark, mix(palette.bark, palette.light, 0.3)),
    )
