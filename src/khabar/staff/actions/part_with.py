"""Disables the account of somebody who left. Her work and her byline stay as they are."""

from typing import Any

from django.db import transaction
from wagtail import hooks

from khabar.staff.actions.reset_second_factor import reset_second_factor
from khabar.staff.noting import note


def part_with(*, account: Any, by: Any) -> None:
    """Disable *account*: no password, no sessions, no second factor, no groups. Nothing that it made is touched.

    Parts above let go what the account holds, such as locks: hook `khabar_leaving`, called with the account.
    """
    with transaction.atomic():
        account.is_active = False
        account.is_superuser = False
        account.set_unusable_password()
        account.save()
        reset_second_factor(account=account, by=by)
        account.groups.clear()
        for let_go in hooks.get_hooks("khabar_leaving"):
            let_go(account)
        note(account, "left_the_team", by=by)
