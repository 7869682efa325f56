"""What a document has of a query, as bits of whole numbers: hands them out and asks for them in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

_BITS_A_MASK: Final = 62
"""So many bits stand in one column of the statement, mask0, mask1 and so on."""


@dataclass(slots=True)
class Bits:
    """Hands out bits, and asks for them in SQL."""

    used: int = 0
    values: dict[str, object] = field(default_factory=dict)
    """The values of the SQL that was asked for, by name."""

    def take(self, count: int) -> list[int]:
        first = self.used
        self.used += count
        return list(range(first, self.used))

    @property
    def masks(self) -> int:
        return -(-self.used // _BITS_A_MASK)

    def has_all(self, bits: Sequence[int]) -> str:
        return " AND ".join(f"{self._common(mask, bits)} = {self._value(bits, mask)}" for mask in _masks_of(bits))

    def has_any(self, bits: Sequence[int]) -> str:
        return " OR ".join(f"{self._common(mask, bits)} <> 0" for mask in _masks_of(bits))

    def count(self, bits: Sequence[int]) -> str:
        return " + ".join(f"bit_count(({self._common(mask, bits)})::bit(64))" for mask in _masks_of(bits))

    def _common(self, mask: int, bits: Sequence[int]) -> str:
        return f"(mask{mask} & {self._value(bits, mask)})"

    def _value(self, bits: Sequence[int], mask: int) -> str:
        value = sum(1 << (bit % _BITS_A_MASK) for bit in bits if bit // _BITS_A_MASK == mask)
        name = f"bits{mask}_{value}"
        self.values[name] = value
        return f"%({name})s::bigint"


def _masks_of(bits: Sequence[int]) -> list[int]:
    return sorted({bit // _BITS_A_MASK for bit in bits})


def bits_in(bit: int | None, mask: int) -> int:
    """Return what column *mask* has of *bit*."""
    return 1 << (bit % _BITS_A_MASK) if bit is not None and bit // _BITS_A_MASK == mask else 0
