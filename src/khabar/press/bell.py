"""Wakes the pressers of this machine when something was committed, so that they need not look all the time.

Each presser listens on a Unix socket in the home; whoever touched a key rings at all of them. A ring that is lost costs
a few hundredths of a second: pressers look by themselves too. Knows a folder, no database.
"""

import contextlib
import os
import select
import socket
import uuid
from pathlib import Path
from types import TracebackType
from typing import Self

LONGEST_PATH_BYTES = 100
"""What an address of a Unix socket may hold, less a margin. A home that lies deeper has no bell."""


class Bell:
    """One presser's ear. For one thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._socket: socket.socket | None = None
        self._has_rung = False
        if len(os.fsencode(self._path)) > LONGEST_PATH_BYTES or not hasattr(socket, "AF_UNIX"):
            return
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            ear.setblocking(False)
            ear.bind(os.fspath(self._path))
            self._socket = ear

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def has_rung(self) -> bool:
        """Say whether it rang since `wait` was left or `attend` was called the last time. Costs a microsecond."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                while self._socket.recv(1):
                    self._has_rung = True
        return self._has_rung

    def wait(self, seconds: float) -> None:
        """Wait until it rings, at most *seconds*. A ring from before counts."""
        if not self.has_rung():
            ears = [] if self._socket is None else [self._socket]
            select.select(ears, [], [], seconds)
            self.has_rung()
        self._has_rung = False

    def attend(self) -> None:
        """Count the rings until now as heard: who calls this looks right afterwards at what they were for."""
        self.has_rung()
        self._has_rung = False

    def close(self) -> None:
        """Stop listening."""
        if self._socket is not None:
            self._socket.close()
            self._path.unlink(missing_ok=True)
            self._socket = None


def ring(folder: Path) -> None:
    """Ring at every presser that listens in *folder*. Never waits, never fails; ears of dead processes are removed."""
    try:
        ears = os.listdir(folder)
    except OSError:
        return
    if not ears:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as voice:
        voice.setblocking(False)
        for ear in ears:
            try:
                voice.sendto(b"!", os.fspath(folder / ear))
            except ConnectionRefusedError:
                (folder / ear).unlink(missing_ok=True)
            except OSError:
                # Its queue is full: it has been rung at already.
                continue
