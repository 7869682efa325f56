"""Ends sessions of an account: one, all, or all others."""

from typing import Any

from khabar.staff.models import StaffSession
from khabar.staff.noting import note


def end_sessions(*, account: Any, keys: list[str] | None = None, but: str | None = None, by: Any = None) -> int:
    """End the sessions of *account* with these *keys* (None: all), except *but*; return how many that were.

    Whoever uses one of them is signed out with her next click.
    """
    sessions = StaffSession.objects.filter(account_id=account.pk)
    if keys is not None:
        sessions = sessions.filter(pk__in=keys)
    if but is not None:
        sessions = sessions.exclude(pk=but)
    number, _rows = sessions.delete()
    if number:
        note(account, "sessions_ended", by=by, number=number)
    return number
