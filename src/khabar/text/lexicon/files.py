"""Reads the lists that stand beside this file. It does not know what they mean."""

import gzip
from importlib.resources import files


def lines(name: str) -> list[str]:
    """Return the lines of the list called *name*."""
    packed = files(__package__).joinpath(f"{name}.txt.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-8").splitlines()
