"""A sorted store of pairs of numbers, eight bytes a pair. Knows not what the numbers mean."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

_BUCKETS = 4096
_WORD = 32
_BIGGEST = (1 << _WORD) - 1


class Pairs:
    """Pairs (key, value) of numbers below 2^32, found by their key. A key may have many values."""

    def __init__(self) -> None:
        # Many short arrays: a pair is put in its place by moving a few kilobytes, and nothing is ever sorted anew.
        self.buckets = [array("Q") for _ in range(_BUCKETS)]

    def add(self, key: int, value: int) -> None:
        bucket, pair = self.buckets[key % _BUCKETS], key << _WORD | value
        place = bisect_left(bucket, pair)
        if place == len(bucket) or bucket[place] != pair:
            bucket.insert(place, pair)

    def remove(self, key: int, value: int) -> None:
        bucket, pair = self.buckets[key % _BUCKETS], key << _WORD | value
        place = bisect_left(bucket, pair)
        if place < len(bucket) and bucket[place] == pair:
            bucket.pop(place)

    def values(self, key: int, most: int) -> Iterable[int]:
        """Return the values of *key*, of more than *most* the highest."""
        bucket = self.buckets[key % _BUCKETS]
        end = bisect_left(bucket, (key + 1) << _WORD) if key < _BIGGEST else len(bucket)
        start = bisect_left(bucket, key << _WORD, max(0, end - most), end)
        return (pair & _BIGGEST for pair in bucket[start:end])

    def __len__(self) -> int:
        return sum(map(len, self.buckets))
