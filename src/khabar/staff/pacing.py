"""Slows down who tries passwords and codes, and locks nobody out.

After some failures each further attempt must wait, twice as long each time up to a limit of a minute or two. Failures
are counted for the account, for the network, and for a browser that signed in to the account before: the last counts by
itself, so that whoever attacks an account or sits behind the same address does not slow down its owner.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from khabar.staff.models import Attempts

_SALT: Final = "khabar.staff.pacing"
FORGOTTEN_AFTER: Final = datetime.timedelta(hours=1)
"""Rest after which earlier failures count no more."""


@dataclass(frozen=True)
class Pace:
    """How many failures cost nothing, and the longest wait after more of them."""

    free: int
    longest_seconds: int

    def wait_after(self, failures: int) -> int:
        """Return the seconds to wait after *failures*."""
        over = failures - self.free
        return 0 if over < 0 else min(self.longest_seconds, 2 ** min(over, 20))


ACCOUNT: Final = Pace(free=5, longest_seconds=120)
KNOWN_BROWSER: Final = Pace(free=10, longest_seconds=60)
NETWORK: Final = Pace(free=50, longest_seconds=20)
CODE: Final = Pace(free=5, longest_seconds=120)


@dataclass(frozen=True)
class Lane:
    """What an attempt is counted for, and how fast it may go."""

    what: str
    pace: Pace

    @property
    def hash(self) -> str:
        return salted_hmac(_SALT, self.what, algorithm="sha256").hexdigest()


class TooFast(Exception):
    """The next attempt is heard in *seconds*."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def begin_attempt(lanes: Sequence[Lane], now: datetime.datetime | None = None) -> None:
    """Count an attempt as failed before it is looked at, so that many at once are no way around; or raise TooFast.

    An attempt that comes too early is not counted. Commits in a transaction of its own.
    """
    now = now or timezone.now()
    with transaction.atomic():
        rows = []
        for lane in sorted(lanes, key=lambda lane: lane.hash):
            Attempts.objects.get_or_create(what=lane.hash, defaults={"last_at": now, "free_at": now})
            rows.append((lane, Attempts.objects.select_for_update().get(what=lane.hash)))
        seconds = max((row.free_at - now).total_seconds() for _lane, row in rows)
        if seconds > 0:
            raise TooFast(int(seconds) + 1)
        for lane, row in rows:
            row.failures = 1 if now - row.last_at > FORGOTTEN_AFTER else row.failures + 1
            row.last_at = now
            row.free_at = now + datetime.timedelta(seconds=lane.pace.wait_after(row.failures))
            row.save()


def end_attempt(lanes: Sequence[Lane]) -> None:
    """Forget the failures of a success. Of a network only this attempt: others are behind it too."""
    now = timezone.now()
    with transaction.atomic():
        for lane in lanes:
            if lane.pace is NETWORK:
                row = Attempts.objects.select_for_update().filter(what=lane.hash, failures__gt=0).first()
                if row is not None:
                    row.failures -= 1
                    row.free_at = now
                    row.save()
            else:
                Attempts.objects.filter(what=lane.hash).delete()
        Attempts.objects.filter(last_at__lt=now - 24 * FORGOTTEN_AFTER).delete()
