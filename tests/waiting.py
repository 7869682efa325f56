"""Waiting for what another process does."""

import time
from collections.abc import Callable

LONGEST_SECONDS = 30.0


def wait_until(condition: Callable[[], object], seconds: float = LONGEST_SECONDS) -> None:
    """Return as soon as *condition* holds. Raises AssertionError if it does not within *seconds*."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
