"""The sheet that scenes draw on. Shapes are drawn as masks, twice as large, and laid down through them: smooth edges
at the price of one plane. Coordinates are pixels of the finished picture, as floats. Knows no scene.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import ceil, floor, sin, tau

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from khabar.site.demo.pictures.colours import evenly
from khabar.site.demo.pictures.paints import Around, Box, Flat, Paint, disc_of_distance

WIDTH, HEIGHT = 1600, 1067
WHOLE: Box = (0, 0, WIDTH, HEIGHT)
Point = tuple[float, float]

_FINENESS = 2


class Pen:
    """Draws shapes into a mask. `opacity` from 0 to 1 is how much of the paint goes through; 0 cuts a hole."""

    def __init__(self, mask: Image.Image, box: Box) -> None:
        self._draw = ImageDraw.Draw(mask)
        self._left, self._top = box[:2]

    def polygon(self, points: Sequence[Point], opacity: float = 1.0) -> None:
        self._draw.polygon([self._at(point) for point in points], fill=round(opacity * 255))

    def rectangle(self, left: float, top: float, right: float, bottom: float, opacity: float = 1.0) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], opacity)

    def rounded(
        self, left: float, top: float, right: float, bottom: float, radius: float, opacity: float = 1.0
    ) -> None:
        corners = [self._at((left, top)), self._at((right, bottom))]
        self._draw.rounded_rectangle(corners, radius * _FINENESS, fill=round(opacity * 255))

    def ellipse(self, x: float, y: float, rx: float, ry: float | None = None, opacity: float = 1.0) -> None:
        ry = rx if ry is None else ry
        self._draw.ellipse([self._at((x - rx, y - ry)), self._at((x + rx, y + ry))], fill=round(opacity * 255))

    def line(self, points: Sequence[Point], width: float, opacity: float = 1.0) -> None:
        thickness = max(round(width * _FINENESS), 1)
        self._draw.line([self._at(point) for point in points], round(opacity * 255), thickness, joint="curve")

    def arc(self, x: float, y: float, r: float, start: float, end: float, width: float, opacity: float = 1.0) -> None:
        """Draw part of a circle; degrees run clockwise from three o'clock."""
        corners = [self._at((x - r, y - r)), self._at((x + r, y + r))]
        self._draw.arc(corners, start, end, fill=round(opacity * 255), width=max(round(width * _FINENESS), 1))

    def _at(self, point: Point) -> Point:
        return (point[0] - self._left) * _FINENESS, (point[1] - self._top) * _FINENESS


class Canvas:
    def __init__(self, ground: Paint, seed: str) -> None:
        self.image = ground.over(WHOLE)
        self.random = random.Random(seed)  # noqa: S311  drawing, not secrecy

    @contextmanager
    def shapes(
        self, paint: Paint | str, box: Sequence[float] = WHOLE, opacity: float = 1.0, blur: float = 0.0
    ) -> Iterator[Pen]:
        """Lend a pen; whatever it draws is laid down in *paint* at the end. Nothing outside *box* is touched."""
        area = _within(box, blur * 2)
        mask = Image.new("L", (max(area[2] - area[0], 1) * _FINENESS, max(area[3] - area[1], 1) * _FINENESS))
        yield Pen(mask, area)
        drawn = mask.getbbox()
        if drawn is None or area[2] <= area[0] or area[3] <= area[1]:
            return
        used = _within(
            (area[0] + drawn[0] // 2, area[1] + drawn[1] // 2, area[0] + drawn[2] / 2, area[1] + drawn[3] / 2), blur * 2
        )
        area_used = (max(used[0], area[0]), max(used[1], area[1]), min(used[2], area[2]), min(used[3], area[3]))
        mask = mask.crop(tuple((area_used[i] - area[i % 2]) * _FINENESS for i in range(4))).reduce(_FINENESS)  # type: ignore[arg-type]
        if blur:
            mask = _blurred(mask, blur)
        self._lay(paint, area_used, mask, opacity)

    def polygon(self, points: Sequence[Point], paint: Paint | str, opacity: float = 1.0, blur: float = 0.0) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        with self.shapes(paint, (min(xs), min(ys), max(xs), max(ys)), opacity, blur) as pen:
            pen.polygon(points)

    def rectangle(
        self, left: float, top: float, right: float, bottom: float, paint: Paint | str, opacity: float = 1.0
    ) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], paint, opacity)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, paint: Paint | str, opacity: float = 1.0, blur: float = 0.0
    ) -> None:
        with self.shapes(paint, (x - rx, y - ry, x + rx, y + ry), opacity, blur) as pen:
            pen.ellipse(x, y, rx, ry)

    def balls(self, spots: Sequence[Point], radius: float, lit: str, colour: str, shade: str) -> None:
        """Lay equal balls at *spots*, the later over the earlier, each lit from above on the left."""
        side = ceil(radius) * 2 + 2
        middle = side / 2
        box = (0, 0, side, side)
        light = (middle - radius * 0.35, middle - radius * 0.4)
        patch = Around(light, (radius * 1.6, radius * 1.6), evenly(lit, colour, shade)).over(box)
        mask = Image.new("L", (side * _FINENESS, side * _FINENESS))
        Pen(mask, box).ellipse(middle, middle, radius)
        mask = mask.reduce(_FINENESS)
        for x, y in spots:
            self.image.paste(patch, (round(x - middle), round(y - middle)), mask)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float, flat: float = 1.0) -> None:
        """Add light around a point, fading to nothing at *radius*; *flat* below 1 squeezes it in height."""
        area = _within((x - radius, y - radius * flat, x + radius, y + radius * flat), 0)
        size = (area[2] - area[0], area[3] - area[1])
        if size[0] <= 0 or size[1] <= 0:
            return
        disc = disc_of_distance()
        half = disc.width / 2
        sx, sy = half / radius, half / (radius * flat)
        matrix = (sx, 0.0, (area[0] - x) * sx + half, 0.0, sy, (area[1] - y) * sy + half)
        mask = disc.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST, fillcolor=255)
        mask = mask.point([round(((255 - level) / 255) ** 2 * 255 * strength) for level in range(256)])
        under = self.image.crop(area)
        light = ImageChops.screen(under, Flat(colour).over(area))
        self.image.paste(Image.composite(light, under, mask), area)

    def mirror(self, horizon: int, depth: int, squeeze: float = 1.0) -> None:
        """Lay what stands above *horizon* upside down below it, *depth* high."""
        height = min(round(depth / squeeze), horizon)
        above = self.image.crop((0, horizon - height, WIDTH, horizon)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        self.image.paste(above.resize((WIDTH, round(height * squeeze)), Image.Resampling.BILINEAR), (0, horizon))

    def ripple(self, top: int, bottom: int, reach: float) -> None:
        """Shake the rows between two heights sideways, more the nearer they are, as water does with what it mirrors."""
        turn = self.random.uniform(0, tau)
        for y in range(top, bottom, 2):
            depth = (y - top) / (bottom - top)
            shift = reach * (0.25 + depth) * (sin(y / (3 + 9 * depth) + turn) + 0.6 * sin(y / (1.7 + 5 * depth)))
            row = self.image.crop((0, y, WIDTH, min(y + 2, HEIGHT)))
            self.image.paste(row, (round(shift), y))

    def soften(self, box: Sequence[float], radius: float) -> None:
        area = _within(box, 0)
        self.image.paste(_blurred(self.image.crop(area), radius), area)

    def shade_corners(self, strength: float = 0.3, colour: str = "#000000") -> None:
        """Darken towards the corners, as a lens does."""
        mask = Image.radial_gradient("L").point([round(max(level - 120, 0) * strength * 1.6) for level in range(256)])
        self.image.paste(Flat(colour).over(WHOLE), WHOLE, mask.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR))

    def grain(self, amount: int = 7) -> None:
        """Scatter fine noise: it hides the steps of gradients and gives the print its tooth."""
        self.image = ImageChops.add(self.image, _noise(amount), offset=-amount)

    def _lay(self, paint: Paint | str, area: Box, mask: Image.Image, opacity: float) -> None:
        if opacity < 1:
            mask = mask.point([round(level * opacity) for level in range(256)])
        filling = Flat(paint) if isinstance(paint, str) else paint
        self.image.paste(filling.over(area), area, mask)


@lru_cache(maxsize=4)
def _noise(amount: int) -> Image.Image:
    source = random.Random("grain")  # noqa: S311  drawing, not secrecy
    noise = Image.frombytes("L", (WIDTH, HEIGHT), source.randbytes(WIDTH * HEIGHT)).filter(ImageFilter.BoxBlur(0.6))
    noise = noise.point([round(level / 255 * 2 * amount) for level in range(256)])
    return Image.merge("RGB", (noise, noise, noise))


def _blurred(image: Image.Image, radius: float) -> Image.Image:
    """Blur, on a smaller copy when the radius is large: nobody can tell, and it is many times quicker."""
    step = 1 if radius < 6 else 2 if radius < 12 else 4
    if step == 1 or image.width < step * 8 or image.height < step * 8:
        return image.filter(ImageFilter.GaussianBlur(radius))
    return (
        image.reduce(step).filter(ImageFilter.GaussianBlur(radius / step)).resize(image.size, Image.Resampling.BICUBIC)
    )


def _within(box: Sequence[float], margin: float) -> Box:
    left, top, right, bottom = box
    x0, y0 = max(floor(left - margin), 0), max(floor(top - margin), 0)
    return x0, y0, max(min(ceil(right + margin) + 1, WIDTH), x0), max(min(ceil(bottom + margin) + 1, HEIGHT), y0)
