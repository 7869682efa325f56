"""Bytes that wait between a slow client and the app: the first of them in memory, in a file once there are more.

Without it a reader on a poor line would hold one of the app's few threads for as long as her request or answer takes.
"""

import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

MOST_IN_MEMORY = 64 * 1024
_PIECE = 64 * 1024


class Spool:
    """Written once from start to end, then read."""

    def __init__(self) -> None:
        self.size = 0
        self.file: Path | None = None
        self._memory = BytesIO()

    def write(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.file is None and self.size > MOST_IN_MEMORY:
            handle, name = tempfile.mkstemp(prefix="khabar-front-")
            os.close(handle)
            self.file = Path(name)
            self.file.write_bytes(self._memory.getvalue())
            self._memory = BytesIO()
        if self.file is None:
            self._memory.write(piece)
        else:
            with self.file.open("ab") as file:
                file.write(piece)

    def in_memory(self) -> bytes:
        """Return all of it, if `file` is None."""
        return self._memory.getvalue()

    def pieces(self) -> Iterator[bytes]:
        if self.file is None:
            if self.size:
                yield self._memory.getvalue()
            return
        with self.file.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    def remove(self) -> None:
        """Take the file away. Who has it open goes on reading it."""
        if self.file is not None:
            self.file.unlink(missing_ok=True)
