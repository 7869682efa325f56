"""What a shape is filled with: one colour, a gradient along a line, or one around a point. In canvas coordinates."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PIL import Image

from khabar.site.demo.pictures.colours import Stop, evenly, ramp, rgb

Box = tuple[int, int, int, int]


class Paint(Protocol):
    def over(self, box: Box) -> Image.Image:
        """Return the part of the paint that lies in *box*."""
        ...


@dataclass(frozen=True)
class Flat:
    colour: str

    def over(self, box: Box) -> Image.Image:
        return Image.new("RGB", _size(box), rgb(self.colour))


@dataclass(frozen=True)
class Along:
    """A gradient from one point to another; beyond them the end colours go on."""

    start: tuple[float, float]
    end: tuple[float, float]
    stops: tuple[Stop, ...]

    def over(self, box: Box) -> Image.Image:
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        length = dx * dx + dy * dy
        if dx == 0:
            return self._rows(box)
        field = _slope()
        # An affine map sends each pixel to the row of the slope that has its share of the way.
        a, b = 255 * dx / length, 255 * dy / length
        c = (box[0] - self.start[0]) * a + (box[1] - self.start[1]) * b
        placed = field.transform(
            _size(box), Image.Transform.AFFINE, (0, 0, 4, a, b, c + _MARGIN), Image.Resampling.NEAREST
        )
        return _coloured(placed, self.stops)

    def _rows(self, box: Box) -> Image.Image:
        colours = ramp(self.stops)
        height = self.end[1] - self.start[1]
        column = Image.new("RGB", (1, box[3] - box[1]))
        shares = ((y + 0.5 - self.start[1]) / height for y in range(box[1], box[3]))
        column.putdata([colours[round(min(max(share, 0.0), 1.0) * 255)] for share in shares])
        return column.resize(_size(box), Image.Resampling.NEAREST)


@dataclass(frozen=True)
class Around:
    """A gradient from a centre outwards to an ellipse."""

    centre: tuple[float, float]
    radii: tuple[float, float]
    stops: tuple[Stop, ...]

    def over(self, box: Box) -> Image.Image:
        disc = disc_of_distance()
        half = disc.width / 2
        sx, sy = half / self.radii[0], half / self.radii[1]
        matrix = (sx, 0.0, (box[0] - self.centre[0]) * sx + half, 0.0, sy, (box[1] - self.centre[1]) * sy + half)
        placed = disc.transform(_size(box), Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST, fillcolor=255)
        return _coloured(placed, self.stops)


def down(top: float, bottom: float, *colours: str) -> Along:
    """Return a gradient of *colours* from the height *top* down to *bottom*."""
    return Along((0, top), (0, bottom), evenly(*colours))


def across(left: float, right: float, *colours: str) -> Along:
    return Along((left, 0), (right, 0), evenly(*colours))


def around(x: float, y: float, radius: float, *colours: str) -> Around:
    return Around((x, y), (radius, radius), evenly(*colours))


_MARGIN = 2048


@lru_cache(maxsize=1)
def _slope() -> Image.Image:
    """Grey rows from 0 to 255, with a wide margin of black above and of white below."""
    slope = Image.new("L", (8, 256 + 2 * _MARGIN), 255)
    slope.paste(0, (0, 0, 8, _MARGIN))
    slope.paste(Image.linear_gradient("L").resize((8, 256)), (0, _MARGIN))
    return slope


@lru_cache(maxsize=1)
def disc_of_distance() -> Image.Image:
    """Return a square of distances from its middle: 0 there, 255 on the circle that touches the edges and beyond.

    It is so fine that neighbours differ by one level at most: whoever enlarges it may take the nearest pixel.
    """
    # Pillow's own gradient reaches 255 in the corners, and the square root of a half of that on the circle.
    small = Image.radial_gradient("L").point([min(round(level * 2**0.5), 255) for level in range(256)])
    return small.resize((1024, 1024), Image.Resampling.BICUBIC)


def _coloured(field: Image.Image, stops: tuple[Stop, ...]) -> Image.Image:
    image = field.copy()
    image.putpalette([channel for colour in ramp(stops) for channel in colour])
    return image.convert("RGB")


def _size(box: Box) -> tuple[int, int]:
    return box[2] - box[0], box[3] - box[1]
