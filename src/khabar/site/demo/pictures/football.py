"""The geometry of a football: twelve pentagons on a ball. Pure vectors on the unit sphere, z towards the viewer."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Pentagon:
    centre: Vector
    corners: tuple[Vector, ...]
    seams: tuple[tuple[Vector, Vector], ...]


def football(turn: float, nod: float) -> Iterator[Pentagon]:
    """Yield the pentagons of a ball turned by *turn* about the vertical and by *nod* about the horizontal axis."""
    golden = (1 + 5**0.5) / 2
    first = [(0.0, one, two * golden) for one in (-1.0, 1.0) for two in (-1.0, 1.0)]
    icosahedron = first + [(b, c, a) for a, b, c in first] + [(c, a, b) for a, b, c in first]
    centres = [_turned(unit(corner), turn, nod) for corner in icosahedron]
    for centre in centres:
        neighbours = _in_order(centre, [other for other in centres if 0 < dot(centre, other) < 0.9])
        corners = tuple(_between(centre, other, 1 / 3) for other in neighbours)
        seams = tuple((_between(centre, other, 1 / 3), _between(centre, other, 2 / 3)) for other in neighbours)
        yield Pentagon(centre, corners, seams)


def great_circle(start: Vector, end: Vector, steps: int = 6) -> list[Vector]:
    """Return points on the shortest way over the ball."""
    return [_between(start, end, step / steps) for step in range(steps + 1)]


def unit(vector: Vector) -> Vector:
    length = math.sqrt(dot(vector, vector))
    return vector[0] / length, vector[1] / length, vector[2] / length


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _between(a: Vector, b: Vector, share: float) -> Vector:
    x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return unit((x, y, z))


def _turned(point: Vector, turn: float, nod: float) -> Vector:
    x, y, z = point
    x, z = x * math.cos(turn) + z * math.sin(turn), -x * math.sin(turn) + z * math.cos(turn)
    y, z = y * math.cos(nod) - z * math.sin(nod), y * math.sin(nod) + z * math.cos(nod)
    return x, y, z


def _in_order(centre: Vector, around: list[Vector]) -> list[Vector]:
    """Return *around* in order of its angle about *centre*."""
    x, y, z = (p - q for p, q in zip(around[0], centre, strict=True))
    first = unit((x, y, z))
    second = (
        centre[1] * first[2] - centre[2] * first[1],
        centre[2] * first[0] - centre[0] * first[2],
        centre[0] * first[1] - centre[1] * first[0],
    )
    return sorted(around, key=lambda point: math.atan2(dot(point, second), dot(point, first) - dot(centre, first)))
