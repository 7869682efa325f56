"""A field's length in one byte, as Tantivy and Lucene keep it: exact up to 40 tokens, then in steps of an eighth.

Knows no table. BM25 computed from these lengths gives the same scores in all engines.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from khabar.search.backends.base import K1, B

CLASSES: Final = 256
_EXACT: Final = 24


def _length_of(length_class: int) -> int:
    """Return the shortest length of a class: after 24 exact ones, three bits of a number and its power of two."""
    if length_class < _EXACT:
        return length_class
    power, digits = divmod(length_class - _EXACT, 8)
    return _EXACT + (digits if power == 0 else (digits | 8) << (power - 1))


SHORTEST: Final = tuple(_length_of(length_class) for length_class in range(CLASSES))


def length_class(length: int) -> int:
    """Return the class of a field with *length* tokens."""
    return bisect_right(SHORTEST, length) - 1


def norms(average: float) -> Sequence[float]:
    """Return for each class what BM25 adds to a term's frequency below the line, where fields are *average* long."""
    if average <= 0:
        return [K1] * CLASSES
    return [K1 * (1 - B + B * length / average) for length in SHORTEST]
