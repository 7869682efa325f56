"""Colours and ramps between them, mixed in Oklab so that a sky from orange to blue does not turn grey half-way."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

Colour = tuple[int, int, int]
Stop = tuple[float, str]


def rgb(colour: str) -> Colour:
    """Return the three channels of *colour*, written as in CSS: #e8b04a."""
    value = int(colour.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


@lru_cache(maxsize=4096)
def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies *share* of the way from *first* to *second*."""
    a, b = _oklab(rgb(first)), _oklab(rgb(second))
    red, green, blue = _from_oklab(tuple(x + (y - x) * share for x, y in zip(a, b, strict=True)))
    return f"#{red:02x}{green:02x}{blue:02x}"


@lru_cache(maxsize=512)
def ramp(stops: tuple[Stop, ...]) -> tuple[Colour, ...]:
    """Return 256 colours that pass through *stops*, each a place from 0 to 1 and a colour."""
    # Every eighth is mixed in Oklab; between two of them a straight line is as good, and many times quicker.
    knots = [_at(stops, min(index * 8 / 255, 1.0)) for index in range(33)]
    return tuple(
        (
            (a[0] * (8 - step) + b[0] * step + 4) // 8,
            (a[1] * (8 - step) + b[1] * step + 4) // 8,
            (a[2] * (8 - step) + b[2] * step + 4) // 8,
        )
        for a, b in pairwise(knots)
        for step in range(8)
    )


def evenly(*colours: str) -> tuple[Stop, ...]:
    """Return stops for *colours* at equal distances."""
    return tuple((index / max(len(colours) - 1, 1), colour) for index, colour in enumerate(colours))


def _at(stops: tuple[Stop, ...], place: float) -> Colour:
    after = next((index for index, stop in enumerate(stops) if stop[0] >= place), len(stops) - 1)
    start, end = stops[max(after - 1, 0)], stops[after]
    share = min(max((place - start[0]) / (end[0] - start[0]), 0.0), 1.0) if end[0] > start[0] else 1.0
    return rgb(mix(start[1], end[1], share))


@lru_cache(maxsize=1024)
def _oklab(colour: Colour) -> tuple[float, ...]:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lab: Sequence[float]) -> Colour:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _channel(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _channel(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _channel(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)


def _channel(light: float) -> int:
    light = min(max(light, 0.0), 1.0)
    encoded = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(encoded * 255)
