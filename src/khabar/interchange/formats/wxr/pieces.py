"""Cuts the bytes of an export into its pieces: items, authors, categories, tags, terms. Looks at no content.

A piece is found by its tags alone, so that a broken one costs nobody else anything, and the file may be as large as it
likes: no more than one piece is in memory. What looks like a tag inside CDATA or a comment is none.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from khabar.interchange.formats.records import UnreadableExport

CHUNK: Final = 1 << 18
LONGEST_PIECE: Final = 16 * 1024 * 1024
"""Bytes of one article with its comments; what is longer is reported and left out."""
LONGEST_HEAD: Final = 256 * 1024
_NAMES = rb"(?:item|(?:[A-Za-z_][\w.-]*:)?(?:author|category|tag|term))"
_TOKEN = re.compile(rb"<!\[CDATA\[|<!--|<(/?)(" + _NAMES + rb")(?=[\s>/])[^>]*>")
_LONGEST_TOKEN = 4096
_RSS = re.compile(rb"<rss\b[^>]*>")


@dataclass(frozen=True)
class Piece:
    """The bytes of one element below the channel, where it begins in the file, and how many bytes it has.

    *data* is empty where it is longer than LONGEST_PIECE. *is_whole* is False where the file ends inside it.
    """

    name: str
    data: bytes
    start: int
    length: int
    is_whole: bool = True


@dataclass(frozen=True)
class Head:
    """What stands before the first piece: the opening tag with its namespaces, and the text of the channel so far."""

    opening: bytes
    text: bytes


def open_export(path: Path) -> "BinaryIO | _Recoded":
    """Open the file at *path* as bytes in which ASCII is ASCII: UTF-16 comes as UTF-8."""
    file = path.open("rb")
    mark = file.read(2)
    file.seek(0)
    return _Recoded(file) if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else file


class _Recoded(io.RawIOBase):
    """UTF-16 read as UTF-8."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
        self._waiting = b""

    def read(self, size: int = -1) -> bytes:
        raw = self._file.read(size)
        text = self._decoder.decode(raw, final=not raw)
        return text.encode("utf-8", "replace")

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()
        super().close()


def head_of(file: "BinaryIO | _Recoded") -> Head:
    """Return what stands before the first piece; the file is read from its beginning."""
    text = b""
    while len(text) < LONGEST_HEAD:
        chunk = file.read(CHUNK)
        if not chunk:
            break
        text += chunk
        found = _RSS.search(text)
        if found is not None and b"<channel" in text[found.end() :]:
            break
    opening = _RSS.search(text)
    if b"<!DOCTYPE" in text[: opening.start() if opening else None] or b"<!ENTITY" in text:
        raise UnreadableExport("The file declares entities of its own. WordPress writes none; it is not read.")
    if opening is None:
        raise UnreadableExport(
            "There is no <rss> in its beginning: it is no export of WordPress.\n"
            "In WordPress choose Tools › Export › All content, and give the .xml file."
        )
    if b"wordpress.org/export/" not in opening[0] and b"wordpress.org/export/" not in text:
        raise UnreadableExport("It is RSS, but no export of WordPress: it names no wordpress.org/export/.")
    first = _first_piece(text, opening.end())
    return Head(opening[0], text[opening.end() : first])


def _first_piece(text: bytes, start: int) -> int:
    found = next((one for one in _TOKEN.finditer(text, start) if one[2] is not None and not one[1]), None)
    return found.start() if found else len(text)


def pieces_of(file: "BinaryIO | _Recoded") -> Iterator[Piece]:
    """Yield the pieces from where *file* stands, in the order in which they lie there."""
    buffer = b""
    at = 0  # of the buffer's beginning in the file
    place = 0  # how far the buffer is looked through
    opened: tuple[bytes, int] | None = None  # the piece that is open, and where it began in the file
    skip: bytes | None = None  # what ends the CDATA or comment we are in
    too_long = False
    ended = False
    while True:
        if skip is not None:
            found = buffer.find(skip, place)
            if found >= 0:
                place, skip = found + len(skip), None
                continue
            place = max(place, len(buffer) - len(skip) + 1)
        else:
            token = _TOKEN.search(buffer, place)
            if token is not None:
                place = token.end()
                if token[2] is None:
                    skip = b"]]>" if token[0].startswith(b"<![") else b"-->"
                elif token[0].endswith(b"/>"):
                    pass
                elif token[1]:
                    if opened is not None and token[2] == opened[0]:
                        yield _piece(opened, buffer, at, at + token.end(), too_long)
                        opened = None
                elif opened is None or token[2] == b"item":
                    if opened is not None:
                        # The piece before was never closed: it ends here, and says so.
                        yield _piece(opened, buffer, at, at + token.start(), too_long, is_whole=False)
                    opened, too_long = (token[2], at + token.start()), False
                continue
            place = max(place, len(buffer) - _LONGEST_TOKEN)
        if ended:
            break
        keep = opened[1] - at if opened is not None and not too_long else place
        if opened is not None and not too_long and len(buffer) - keep > LONGEST_PIECE:
            too_long, keep = True, place
        keep = min(keep, place)
        buffer, at, place = buffer[keep:], at + keep, place - keep
        chunk = file.read(CHUNK)
        ended = not chunk
        buffer += chunk
    if opened is not None:
        yield _piece(opened, buffer, at, at + len(buffer), too_long, is_whole=False)


def _piece(
    opened: tuple[bytes, int], buffer: bytes, at: int, end: int, too_long: bool, *, is_whole: bool = True
) -> Piece:
    name, start = opened
    data = b"" if too_long else buffer[start - at : end - at]
    return Piece(name.decode("ascii", "replace").rpartition(":")[2], data, start, end - start, is_whole)
