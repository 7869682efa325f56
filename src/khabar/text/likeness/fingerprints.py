"""The fingerprint of a text: which runs of three words it holds, in at most 96 bytes. Knows nothing of other texts.

Every run of three folded words is hashed. The lowest hashes of all are the bands: two texts of which a share *j* of the
runs is common have one of eight bands in common with a chance of 1 - (1 - j)^8, so that a band finds candidates. The
hashes are also dealt into 64 cells, each of which keeps one byte of the lowest hash that fell into it: the share of
equal cells estimates *j*.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.text.words import search_words

WORDS_IN_A_RUN = 3
MOST_BANDS = 8
CELLS = 64
_BYTES_IN_A_BAND = 4
# A cell holds 1 to 255, or 0 where no hash fell; so two different hashes look equal once in 255.
_VALUES = 255
_EDGE = "\n"  # stands before the first word and after the last; no word holds it


@dataclass(frozen=True)
class Fingerprint:
    """What is kept of a text: up to eight bands, lowest first, and the cells. Without bands it is of an empty text."""

    bands: tuple[int, ...]
    cells: bytes

    def to_bytes(self) -> bytes:
        """Return the fingerprint for a column of a database: 64 bytes of cells, then four for each band."""
        return self.cells + b"".join(band.to_bytes(_BYTES_IN_A_BAND, "big") for band in self.bands)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Fingerprint":
        """Return the fingerprint that to_bytes() wrote. Raises ValueError for anything else."""
        count, rest = divmod(len(data) - CELLS, _BYTES_IN_A_BAND)
        if rest or not 0 <= count <= MOST_BANDS:
            raise ValueError(f"A fingerprint has {CELLS} bytes and four for each of at most {MOST_BANDS} bands.")
        places = range(CELLS, len(data), _BYTES_IN_A_BAND)
        return cls(
            tuple(int.from_bytes(data[place : place + _BYTES_IN_A_BAND], "big") for place in places), data[:CELLS]
        )


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of *text*, the same in every process. Spelling, marks and punctuation do not count.

    >>> fingerprint("سيطرت القوّات على المعبر.") == fingerprint("سيطرت القوات علي المعبر")
    True
    >>> fingerprint("؟!").bands
    ()
    """
    words = [_EDGE, *search_words(text), _EDGE]
    runs = {" ".join(words[first : first + WORDS_IN_A_RUN]) for first in range(len(words) - WORDS_IN_A_RUN + 1)}
    return from_hashes(
        int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        for run in runs
    )


def from_hashes(hashes: Iterable[int]) -> Fingerprint:
    """Return the fingerprint of a text whose runs have these 64-bit *hashes*."""
    ordered = sorted(hashes)
    cells = bytearray(CELLS)
    for number in reversed(ordered):  # so that the lowest is written last
        cells[number % CELLS] = 1 + (number >> 6) % (1 << 24) % _VALUES
    # 31 bits: what fits a plain integer column of PostgreSQL.
    return Fingerprint(tuple(dict.fromkeys(number >> 33 for number in ordered[:MOST_BANDS])), bytes(cells))


def bands(print_of_text: Fingerprint) -> tuple[int, ...]:
    """Return the numbers under which to look *print_of_text* up: at most eight, each below 2^31.

    A table of (band, text) with an index on the band finds what LikenessIndex finds: texts with a band in common are
    candidates, to be compared by similarity().

    >>> first, second = fingerprint("عاجل: فتح المعبر أمام الشاحنات"), fingerprint("فتح المعبر أمام الشاحنات مساءً")
    >>> bool({*bands(first)} & {*bands(second)})
    True
    """
    return print_of_text.bands


def similarity(a: Fingerprint, b: Fingerprint) -> float:
    """Return how much of their runs of three words two texts share, from 0 to 1 (their Jaccard index), as estimated.

    The standard error is at most 0.065 for long texts, where the index is 0.5, and less towards both ends and for texts
    of fewer than 64 words. Equal texts give exactly 1. An empty text is like nothing, not even another empty one.

    >>> comment = "كلام في الصميم، شكرا لكل من عمل على هذا التقرير"
    >>> similarity(fingerprint(comment), fingerprint(comment + "!!"))
    1.0
    >>> similarity(fingerprint(comment), fingerprint("أين البلدية من كل هذا منذ سنوات؟")) < 0.1
    True
    >>> similarity(fingerprint(""), fingerprint(""))
    0.0
    """
    return similarity_of_cells(int.from_bytes(a.cells, "big"), int.from_bytes(b.cells, "big"))


def similarity_of_cells(a: int, b: int) -> float:
    """Return similarity() for cells read as one big-endian number each. Costs less than a microsecond."""
    both_empty = (a | b).to_bytes(CELLS, "big").count(0)
    compared = CELLS - both_empty
    if not compared:
        return 0.0
    equal = (a ^ b).to_bytes(CELLS, "big").count(0) - both_empty
    by_chance = 1 / _VALUES
    return max(0.0, (equal / compared - by_chance) / (1 - by_chance))
