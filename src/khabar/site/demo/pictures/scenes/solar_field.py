"""Rows of solar panels on a plain, tilted to the light."""

from typing import NamedTuple

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from khabar.site.demo.pictures.colours import evenly, mix
from khabar.site.demo.pictures.forms import ridge, streaks
from khabar.site.demo.pictures.paints import Along, down

HORIZON = 430


class Palette(NamedTuple):
    sky: tuple[str, ...]
    sun: str
    sun_at: Point
    hills: str
    ground: tuple[str, str]
    panel: tuple[str, str, str]
    frame: str


PALETTES = {
    "noon": Palette(
        ("#2f7fc1", "#7db8df", "#d8e8e4"),
        "#fffbe6",
        (1180, 150),
        "#9fb3b5",
        ("#e4cfa2", "#b98f5c"),
        ("#7fc0e6", "#2a66a8", "#15366b"),
        "#e8f2f4",
    ),
    "dusk": Palette(
        ("#2c2a55", "#8f4f6f", "#f0935a", "#f9cf7c"),
        "#ffe9b0",
        (1180, 400),
        "#3f2f52",
        ("#8a5a55", "#3a2a3c"),
        ("#f2a877", "#54406f", "#211c40"),
        "#e0a288",
    ),
    "morning": Palette(
        ("#7aa6c8", "#bcd2d8", "#f6dfc0", "#fbe5b8"),
        "#fff3cc",
        (1180, 360),
        "#a9a7a8",
        ("#d9bd97", "#94745c"),
        ("#f3d9b4", "#55789f", "#24426b"),
        "#fff0d6",
    ),
}


def draw(palette: Palette) -> Canvas:
    canvas = Canvas(down(0, HORIZON, *palette.sky), "solar field")
    x, y = palette.sun_at
    streaks(canvas, 70, 330, mix(palette.sky[-1], palette.sun, 0.6), 14, 0.45, 640)
    canvas.glow(x, y, 900, palette.sun, 0.85)
    canvas.ellipse(x, y, 58, 58, palette.sun)
    for base, height, share in ((426, 120, 0.65), (438, 60, 0.3)):
        canvas.polygon(ridge(canvas.random, base, height, 0.45), mix(palette.hills, palette.sky[-1], share))
    canvas.rectangle(0, HORIZON, WIDTH, HEIGHT, down(HORIZON, HEIGHT, *palette.ground))
    with canvas.shapes(mix(palette.ground[1], "#000000", 0.2), (0, HORIZON, WIDTH, HEIGHT), 0.28) as pen:
        for _ in range(900):
            depth = canvas.random.random() ** 1.8
            pen.ellipse(canvas.random.uniform(0, WIDTH), HORIZON + depth * 640, 1 + 7 * depth, 0.6 + 2 * depth)
    for row in range(15, -1, -1):
        _row(canvas, palette, row)
    canvas.glow(x, max(y, 300), 1000, palette.sun, 0.16)
    canvas.shade_corners(0.2, palette.panel[2])
    canvas.grain(6)
    return canvas


def _row(canvas: Canvas, palette: Palette, row: int) -> None:
    """One row of tables, number 0 nearest. Rows run across the picture and a little downhill to the left."""
    near = 1 / (1 + row * 0.42)
    foot = HORIZON + 6 + 590 * near**1.25
    tall, wide = 210 * near, 330 * near
    slant = 70 * near
    haze = 0.5 * (1 - near)
    face = Along((0, foot - tall), (0, foot), evenly(*(mix(colour, palette.sky[-1], haze) for colour in palette.panel)))
    shade = mix(palette.ground[1], "#150f1e", 0.45)
    tables = []
    start = -wide + (row % 3) * wide * 0.31 - 40 * near
    while start < WIDTH + wide:
        tables.append(start)
        start += wide * 1.06
    box = (0, foot - tall * 1.1, WIDTH, foot + tall * 0.5)
    with canvas.shapes(shade, box, 0.5 * (1 - haze), blur=3 * near) as pen:
        for left in tables:
            pen.polygon(
                [
                    (left - slant * 0.4, foot + tall * 0.3),
                    (left + wide - slant * 0.4, foot + tall * 0.3),
                    (left + wide + slant, foot - tall * 0.05),
                    (left + slant, foot - tall * 0.05),
                ]
            )
    with canvas.shapes(mix(palette.frame, "#3a3a44", 0.6), box) as pen:
        for left in tables:
            for share in (0.2, 0.8):
                pen.rectangle(
                    left + wide * share, foot - tall * 0.5, left + wide * share + 7 * near, foot + tall * 0.22
                )
    corners = [_corners(left, wide, foot, tall, slant) for left in tables]
    with canvas.shapes(face, box) as pen:
        for quad in corners:
            pen.polygon(quad)
    with canvas.shapes(mix(palette.frame, palette.sky[-1], haze), box, 0.55) as pen:
        for top_left, top_right, bottom_right, bottom_left in corners:
            for step in range(7):
                share = step / 6
                pen.line(
                    [_between(top_left, top_right, share), _between(bottom_left, bottom_right, share)],
                    max(2.2 * near, 0.7),
                )
            for step in range(4):
                share = step / 3
                pen.line(
                    [_between(top_left, bottom_left, share), _between(top_right, bottom_right, share)],
                    max(2.2 * near, 0.7),
                )
    with canvas.shapes(palette.sun, box, 0.22 + 0.1 * near) as pen:
        for index, (top_left, top_right, bottom_right, bottom_left) in enumerate(corners):
            if (index + row) % 3 != 1:
                a, b = 0.12, 0.42
                pen.polygon(
                    [
                        _between(top_left, top_right, a + 0.2),
                        _between(top_left, top_right, b + 0.2),
                        _between(bottom_left, bottom_right, b - 0.14),
                        _between(bottom_left, bottom_right, a - 0.08),
                    ]
                )


def _corners(left: float, wide: float, foot: float, tall: float, slant: float) -> tuple[Point, Point, Point, Point]:
    return (
        (left + slant, foot - tall * 0.78),
        (left + wide + slant, foot - tall * 0.78),
        (left + wide, foot),
        (left, foot),
    )


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
