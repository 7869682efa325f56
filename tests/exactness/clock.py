"""A clock that stands still until it is told to go on, in place of Django's."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.utils import timezone

START = datetime.datetime(2026, 1, 5, 9, 30, tzinfo=datetime.UTC)


class Clock:
    """The time as the newsroom has it."""

    def __init__(self, moment: datetime.datetime = START) -> None:
        self._moment = moment

    def now(self) -> datetime.datetime:
        return self._moment

    def pass_by(self, duration: datetime.timedelta) -> None:
        """Let *duration* pass."""
        self._moment += duration

    @contextmanager
    def ticking(self) -> Iterator[None]:
        """Be Django's clock inside the block."""
        with patch.object(timezone, "now", self.now):
            yield
