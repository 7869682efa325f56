"""One process at a time writes to an outlet, in the order in which they came. Knows files that are locked, no outlet.

The lock is the kernel's: a process that is killed holds nothing any more. Who waits stands in a gate where nobody can
pass, so that a press with much to deliver cannot keep a removal waiting for more than one batch.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.002


class Busy(Exception):
    """It was another's turn for longer than the caller would wait."""


@contextmanager
def turn(file: Path, patience: float) -> Iterator[None]:
    """Hold *file* for the block, after waiting at most *patience* seconds; raise Busy after that."""
    deadline = time.monotonic() + patience
    file.parent.mkdir(parents=True, exist_ok=True)
    gate = os.open(file.with_suffix(".gate"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _lock(gate, deadline)
        held = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            _lock(held, deadline)
            os.close(gate)
            gate = -1
            yield
        finally:
            os.close(held)
    finally:
        if gate >= 0:
            os.close(gate)


def _lock(descriptor: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise Busy from None
        time.sleep(SECONDS_BETWEEN_LOOKS)
