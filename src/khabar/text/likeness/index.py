"""Finds the texts that are most like a new one among a million, in memory. Knows only fingerprints and their numbers.

A text costs 172 bytes: eight bands of eight bytes, its fingerprint, its number. However common a phrase is, a look-up
compares at most MOST_IN_A_BAND texts for each of the eight bands, so its time has a limit.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from sys import getsizeof

from khabar.text.likeness.files import read_parts, write_parts
from khabar.text.likeness.fingerprints import CELLS, MOST_BANDS, Fingerprint, similarity_of_cells
from khabar.text.likeness.pairs import Pairs

MOST_IN_A_BAND = 500
HIGHEST_NUMBER = (1 << 32) - 1
_NO_BAND = 0xFFFFFFFF


@dataclass(frozen=True)
class Alike:
    """A stored text, by its number, and how similar it is."""

    number: int
    similarity: float


class LikenessIndex:
    """Fingerprints of texts, each under a number from 0 to 2^32 - 1 of the caller's choice, such as its primary key.

    >>> from khabar.text.likeness import fingerprint
    >>> index = LikenessIndex()
    >>> index.add(7, fingerprint("أعادت البلدية فتح جسر المطاحن أمام حركة السير"))
    >>> [found.number for found in index.alike(fingerprint("أعادت البلديه فتح جسر المطاحن امام السيارات"))]
    [7]
    >>> index.remove(7), len(index)
    (True, 0)
    """

    def __init__(self) -> None:
        self._slots_of_band = Pairs()
        self._slot_of_number = Pairs()
        self._numbers = array("I")  # by slot
        self._cells = array("B")
        self._bands = array("I")
        self._free = array("I")  # slots to use again

    def __len__(self) -> int:
        return len(self._numbers) - len(self._free)

    def __contains__(self, number: int) -> bool:
        return self._slot(number) is not None

    def add(self, number: int, print_of_text: Fingerprint) -> None:
        """Store *print_of_text* under *number*, in place of what was there. That of an empty text is not kept."""
        if not 0 <= number <= HIGHEST_NUMBER:
            raise ValueError(f"The number of a text must be from 0 to {HIGHEST_NUMBER}, not {number}.")
        self.remove(number)
        if not print_of_text.bands:
            return
        padded = array("I", [*print_of_text.bands, *[_NO_BAND] * (MOST_BANDS - len(print_of_text.bands))])
        if self._free:
            slot = self._free.pop()
            self._numbers[slot] = number
            self._cells[slot * CELLS : (slot + 1) * CELLS] = array("B", print_of_text.cells)
            self._bands[slot * MOST_BANDS : (slot + 1) * MOST_BANDS] = padded
        else:
            slot = len(self._numbers)
            self._numbers.append(number)
            self._cells.frombytes(print_of_text.cells)
            self._bands.extend(padded)
        self._slot_of_number.add(number, slot)
        for band in print_of_text.bands:
            self._slots_of_band.add(band, slot)

    def remove(self, number: int) -> bool:
        """Forget the text with *number*, and say whether there was one."""
        slot = self._slot(number)
        if slot is None:
            return False
        for band in self._bands_of(slot):
            self._slots_of_band.remove(band, slot)
        self._slot_of_number.remove(number, slot)
        self._free.append(slot)
        return True

    def alike(self, print_of_text: Fingerprint, at_least: float = 0.3, most: int = 10) -> list[Alike]:
        """Return the stored texts whose similarity is *at_least* that much, the most similar first, then by number."""
        slots = {slot for band in print_of_text.bands for slot in self._slots_of_band.values(band, MOST_IN_A_BAND)}
        cells = int.from_bytes(print_of_text.cells, "big")
        fewest = at_least * CELLS  # of equal cells, empty ones counted in
        found: list[Alike] = []
        with memoryview(self._cells) as stored_cells:
            for slot in slots:
                stored = int.from_bytes(stored_cells[slot * CELLS : (slot + 1) * CELLS], "big")
                if (cells ^ stored).to_bytes(CELLS, "big").count(0) < fewest:
                    continue
                similarity = similarity_of_cells(cells, stored)
                if similarity >= at_least:
                    found.append(Alike(self._numbers[slot], similarity))
        found.sort(key=lambda alike: (-alike.similarity, alike.number))
        return found[:most]

    def size_in_bytes(self) -> int:
        """Return how much memory the index takes."""
        return sum(map(getsizeof, self._parts()))

    def save(self, path: Path) -> None:
        """Write the index to *path* in one step: whoever loads it meanwhile reads the old one whole."""
        write_parts(path, self._parts())

    @classmethod
    def load(cls, path: Path) -> "LikenessIndex":
        """Return the index that save() wrote to *path*. Raises BrokenIndex, or OSError where there is no such file."""
        index = cls()
        read_parts(path, index._parts())
        return index

    def _parts(self) -> "list[array[int]]":
        """Return all that makes up the index; the order is the order of the file."""
        pairs = (*self._slots_of_band.buckets, *self._slot_of_number.buckets)
        return [self._numbers, self._free, self._cells, self._bands, *pairs]

    def _slot(self, number: int) -> int | None:
        return next(iter(self._slot_of_number.values(number, 1)), None) if 0 <= number <= HIGHEST_NUMBER else None

    def _bands_of(self, slot: int) -> Iterator[int]:
        stored = self._bands[slot * MOST_BANDS : (slot + 1) * MOST_BANDS]
        return (band for band in stored if band != _NO_BAND)
