"""Which of a home's search workers is at work: the one that holds a lock on a file. The others wait for its end.

The system lets go of the lock when a process dies, however it dies. Knows nothing of what is worked on.
"""

import os
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path


class Lead:
    """The lead over the work on *file*'s folder. Not for several threads."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: int | None = None

    def take(self) -> bool:
        """Say whether this process leads now. Costs a look at the file for who leads, and one try for who waits."""
        if self._held is not None:
            if self._is_in_place(self._held):
                return True
            # Somebody deleted the folder: another process may have locked the new file already.
            self.give_up()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._held = descriptor
        return self._is_in_place(descriptor) or self.take()

    def give_up(self) -> None:
        """Let another process lead."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _is_in_place(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(self._file))
        except FileNotFoundError:
            return False
