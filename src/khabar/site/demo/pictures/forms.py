"""Forms that several scenes share: ridges, curves, clouds, trees, arches. Each is points, or drawn with a given pen."""

import math
import random
from collections.abc import Iterator

from khabar.site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Pen, Point
from khabar.site.demo.pictures.paints import Paint


def ridge(
    source: random.Random, base: float, height: float, rough: float = 0.5, step: int = 8, waves: float = 2.0
) -> list[Point]:
    """Return the outline of a range of hills across the whole width, closed along the foot of the picture.

    *rough* is how much of the height each finer wave keeps: 0.3 for dunes, 0.6 for rock.
    """
    layers = [
        (waves * 2**octave, rough**octave, source.uniform(0, math.tau), source.uniform(0, math.tau))
        for octave in range(7)
    ]
    whole = sum(weight for _, weight, _, _ in layers)
    points = [(-10.0, float(HEIGHT + 10))]
    for x in range(-10, WIDTH + 10 + step, step):
        turn = x / WIDTH * math.tau / 2
        level = sum(
            weight * (math.sin(turn * speed + first) + math.sin(turn * speed * 1.37 + second)) / 2
            for speed, weight, first, second in layers
        )
        points.append((float(x), base - height * (0.5 + level / whole)))
    return [*points, (WIDTH + 20.0, float(HEIGHT + 10))]


def bezier(start: Point, first: Point, second: Point, end: Point, steps: int = 24) -> list[Point]:
    """Return points along a cubic curve."""

    def at(t: float) -> Point:
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
        return (
            a * start[0] + b * first[0] + c * second[0] + d * end[0],
            a * start[1] + b * first[1] + c * second[1] + d * end[1],
        )

    return [at(step / steps) for step in range(steps + 1)]


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 36) -> list[Point]:
    """Return points along an ellipse, degrees clockwise from three o'clock."""
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in angles]


def arch(left: float, right: float, foot: float, spring: float, point: float = 0.0) -> list[Point]:
    """Return an arched opening from *foot* up; the arch begins at *spring*. *point* above 0 makes it pointed."""
    middle, half = (left + right) / 2, (right - left) / 2
    crown = [
        (x, spring + (y - spring) * (1 + point * (1 - abs(x - middle) / half)))
        for x, y in arc(middle, spring, half, half, 180, 360)
    ]
    return [(left, foot), *crown, (right, foot)]


def cloud(canvas: Canvas, x: float, y: float, width: float, paint: Paint | str, opacity: float = 0.9) -> None:
    """Draw a heaped cloud with a flat foot at *y*."""
    height = width * 0.3
    peak = canvas.random.uniform(-0.2, 0.2)
    lobes = 7
    with canvas.shapes(paint, (x - width * 0.6, y - height * 1.3, x + width * 0.6, y + 4), opacity, blur=1.6) as pen:
        for index in range(lobes):
            along = -1 + 2 * index / (lobes - 1)
            swell = max(1 - abs(along - peak) * 0.85, 0.2) * canvas.random.uniform(0.75, 1.12)
            radius = height * 0.5 * swell
            pen.ellipse(x + along * width * 0.4, y - radius * 0.75, radius * 1.2, radius)
        pen.rounded(x - width * 0.5, y - height * 0.2, x + width * 0.5, y, height * 0.1)
        pen.rectangle(x - width, y, x + width, y + height, 0)


def streaks(
    canvas: Canvas, top: float, bottom: float, paint: Paint | str, count: int, opacity: float = 0.5, length: float = 420
) -> None:
    """Draw long thin clouds, or the gleams of water, between two heights."""
    with canvas.shapes(paint, (0, top - 8, WIDTH, bottom + 8), opacity, blur=2) as pen:
        for _ in range(count):
            y = canvas.random.uniform(top, bottom)
            x = canvas.random.uniform(-100, WIDTH + 100)
            half = length * canvas.random.uniform(0.25, 1) / 2
            pen.ellipse(x, y, half, canvas.random.uniform(1.5, 5), canvas.random.uniform(0.35, 1))


def palm(pen: Pen, source: random.Random, x: float, foot: float, height: float, lean: float = 0.1) -> None:
    """Draw the silhouette of a date palm."""
    top = (x + lean * height, foot - height)
    trunk = bezier((x, foot), (x + lean * height * 0.1, foot - height * 0.4), (top[0], foot - height * 0.7), top)
    for index, (px, py) in enumerate(trunk[:-1]):
        half = height * (0.024 - 0.010 * index / len(trunk))
        nx, ny = trunk[index + 1]
        pen.polygon([(px - half, py), (px + half, py), (nx + half * 0.86, ny - 1), (nx - half * 0.86, ny - 1)])
    fronds = 15
    for index in range(fronds):
        angle = math.radians(-205 + 230 * index / (fronds - 1) + source.uniform(-6, 6))
        reach = height * source.uniform(0.36, 0.46)
        _frond(pen, top, angle, reach, droop=height * source.uniform(0.16, 0.26))
    for side in (-1, 1):
        pen.ellipse(top[0] + side * height * 0.03, top[1] + height * 0.05, height * 0.025, height * 0.05)


def _frond(pen: Pen, root: Point, angle: float, reach: float, droop: float) -> None:
    dx, dy = math.cos(angle), math.sin(angle)
    tip = (root[0] + dx * reach, root[1] + dy * reach + droop)
    spine = bezier(
        root,
        (root[0] + dx * reach * 0.4, root[1] + dy * reach * 0.5 - droop * 0.25),
        (root[0] + dx * reach * 0.8, root[1] + dy * reach * 0.9),
        tip,
        16,
    )
    for index in range(1, len(spine)):
        (px, py), (qx, qy) = spine[index - 1], spine[index]
        share = index / (len(spine) - 1)
        blade = reach * 0.2 * math.sin(math.pi * min(share * 0.85 + 0.12, 1)) ** 0.7
        along = math.atan2(qy - py, qx - px)
        pen.line([(px, py), (qx, qy)], 2.2 * (1 - share) + 1)
        for side in (-0.75, 0.75):
            end = (qx + math.cos(along + side) * blade, qy + math.sin(along + side) * blade + blade * 0.25)
            base = (px + (qx - px) * 0.2, py + (qy - py) * 0.2)
            pen.polygon([base, (qx, qy), end])


def crown(source: random.Random, x: float, y: float, rx: float, ry: float, leaves: int) -> Iterator[tuple[float, ...]]:
    """Yield the clumps of a tree's crown as ellipses: x, y, radius, and how far up they sit from 0 to 1."""
    for _ in range(leaves):
        angle, away = source.uniform(0, math.tau), math.sqrt(source.random())
        px, py = x + math.cos(angle) * rx * away, y + math.sin(angle) * ry * away
        yield px, py, source.uniform(0.13, 0.24) * rx, 0.5 - (py - y) / (2 * ry)
