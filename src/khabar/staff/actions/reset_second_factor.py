"""Takes the second factor from an account whose telephone is lost: its next sign-in leads to another."""

from typing import Any

from django.db import transaction

from khabar.staff.actions.end_sessions import end_sessions
from khabar.staff.models import SecondFactor
from khabar.staff.noting import note


def reset_second_factor(*, account: Any, by: Any = None) -> bool:
    """Remove second factor and recovery codes of *account* and end its sessions; say whether it had one."""
    with transaction.atomic():
        deleted, _rows = SecondFactor.objects.filter(account=account).delete()
        end_sessions(account=account, by=by)
        if deleted:
            note(account, "second_factor_reset", by=by)
    return deleted > 0
