"""What a key is and how keys are made: `article:81`, `list:section:7`. Pure; knows no article."""

import struct
from collections.abc import Iterable
from hashlib import blake2b

MAX_LENGTH = 120


def key(kind: str, *parts: object) -> str:
    """Return the key of a thing or of a list.

    >>> key("article", 81)
    'article:81'
    >>> key("list", "section", 7)
    'list:section:7'
    """
    made = ":".join([kind, *map(str, parts)])
    if len(made) > MAX_LENGTH:
        raise ValueError(f"A key has at most {MAX_LENGTH} characters: {made}")
    return made


def is_list(key: str) -> bool:
    """Say whether *key* stands for who is in a list, and not for a thing.

    >>> is_list("list:section:7"), is_list("section:7")
    (True, False)
    """
    return key.startswith("list:")


def number(key: str) -> int:
    """Return the number that stands for *key* in the ledger: 64 bits, with a sign, as databases count.

    Two keys of one number cost a bake too many and nothing else. Among five million keys the odds are one in a million.

    >>> number("article:81") == number("article:81") != number("article:82")
    True
    """
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little", signed=True)


def packed(numbers: Iterable[int]) -> bytes:
    """Return *numbers* in eight bytes each, in rising order.

    >>> unpacked(packed([7, -3]))
    (-3, 7)
    """
    ordered = sorted(numbers)
    return struct.pack(f"<{len(ordered)}q", *ordered)


def unpacked(record: bytes) -> tuple[int, ...]:
    """Return the numbers that `packed` was given."""
    return struct.unpack(f"<{len(record) // 8}q", record)


def lists_first(keys: Iterable[str]) -> list[str]:
    """Return *keys* in a fixed order, lists before things: who keeps the last that names a page keeps the thing's."""
    return sorted(keys, key=lambda key: (not is_list(key), key))
