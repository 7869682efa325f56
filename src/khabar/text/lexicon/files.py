"""Reads the lists that stand beside this file. It does not know what they mean."""

import zlib
from pathlib import Path


def lines(name: str) -> list[str]:
    """Return the lines of the list called *name*."""
    packed = Path(__file__).with_name(f"{name}.txt.gz").read_bytes()
    return zlib.decompress(packed, wbits=31).decode("utf-8").splitlines()
