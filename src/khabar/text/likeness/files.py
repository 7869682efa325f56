"""Writes the parts of an index to a file and reads them back, or says that the file is not whole. Knows only arrays."""

import os
import sys
import zlib
from array import array
from pathlib import Path
from typing import IO

# The order of bytes is the machine's own: the file is a copy of memory, to be made anew on another kind of machine.
_SIGNATURE = f"khabar likeness 1 {sys.byteorder}\n".encode()
_LENGTH = 8


class BrokenIndex(ValueError):
    """The file is no index of this version and machine, or it is damaged. Build it again from fingerprints."""


def write_parts(path: Path, parts: "list[array[int]]") -> None:
    """Write *parts* to *path*, which is replaced only when all is written."""
    # Takes a tenth of what importing the whole engine takes: for those who write.
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            checksum = zlib.crc32(_SIGNATURE)
            file.write(_SIGNATURE)
            for part in parts:
                for data in (len(part).to_bytes(_LENGTH, "big"), memoryview(part).cast("B") if part else b""):
                    checksum = zlib.crc32(data, checksum)
                    file.write(data)
            file.write(checksum.to_bytes(_LENGTH, "big"))
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def read_parts(path: Path, parts: "list[array[int]]") -> None:
    """Fill the empty *parts* from *path*. Raises BrokenIndex; then what they hold is not to be used."""
    with path.open("rb") as file:
        left = path.stat().st_size
        checksum = zlib.crc32(_exactly(file, len(_SIGNATURE), left))
        if checksum != zlib.crc32(_SIGNATURE):
            raise BrokenIndex(f"{path} is no index of likeness of this version and machine.")
        for part in parts:
            length = _exactly(file, _LENGTH, left)
            data = _exactly(file, int.from_bytes(length, "big") * part.itemsize, left)
            checksum = zlib.crc32(data, zlib.crc32(length, checksum))
            part.frombytes(data)
        if file.read() != checksum.to_bytes(_LENGTH, "big"):
            raise BrokenIndex(f"{path} is damaged.")


def _exactly(file: IO[bytes], length: int, most: int) -> bytes:
    data = file.read(length) if length <= most else b""
    if len(data) != length:
        raise BrokenIndex(f"{file.name} is damaged.")
    return data
