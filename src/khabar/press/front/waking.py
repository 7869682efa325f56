"""How the front's parent process sleeps until there is something to do. Knows signals, neither workers nor Granian.

It stands in for a `threading.Event`, with which signals are lost. Linux gives a signal that comes close behind another
to any thread; Python runs its handler in the main thread, which sleeps on. And a handler that sets an Event while the
main thread holds the lock of the same one waits for itself.
"""

import os
import select
import signal
from collections.abc import Callable
from contextlib import suppress

_AT_ONCE = 4096


class Waking:
    """Wakes the main thread at every signal, whichever thread it was given to, and lets it sleep on without a reason.

    *has_reason* says whether there is something to do. To be made in the main thread.
    """

    def __init__(self, has_reason: Callable[[], object]) -> None:
        self._has_reason = has_reason
        self._heard, self._bell = os.pipe()
        os.set_blocking(self._heard, False)
        os.set_blocking(self._bell, False)
        signal.set_wakeup_fd(self._bell, warn_on_full_buffer=False)

    def wait(self) -> None:
        """Return once there is a reason."""
        while not self._has_reason():
            select.select([self._heard], [], [])
            os.read(self._heard, _AT_ONCE)

    def set(self) -> None:
        """Look for a reason again. For any thread, and for handlers of signals."""
        # A full pipe wakes just as well.
        with suppress(BlockingIOError):
            os.write(self._bell, b"\0")

    def clear(self) -> None:
        """Do nothing: a reason that was dealt with is none any more."""
