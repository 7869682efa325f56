"""Throws away sessions that are over: Django leaves them in the table until somebody runs a command for it."""

from django.core.cache import cache
from django.utils import timezone

from khabar.staff.models import StaffSession

A_HANDFUL = 1000
"""Rows of one statement: on SQLite nobody else writes meanwhile."""
_PAUSE_SECONDS = 3600


def forget_sessions() -> int:
    """Delete sessions that ended by themselves, a handful at a time, and return how many."""
    done = 0
    while True:
        over = StaffSession.objects.filter(expire_date__lt=timezone.now()).values_list("pk", flat=True)
        deleted, _of_each = StaffSession.objects.filter(pk__in=list(over[:A_HANDFUL])).delete()
        done += deleted
        if deleted < A_HANDFUL:
            return done


def forget_sessions_now_and_then() -> None:
    """Do so at most every hour: the press calls it as time goes by."""
    if cache.add("khabar.staff.forgetting", True, _PAUSE_SECONDS):
        forget_sessions()
