"""Who must prove a second factor: `KHABAR_SECOND_FACTOR` says publishers, everybody or nobody."""

import ipaddress
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from khabar.press.callers import client_address
from khabar.staff.models import SecondFactor

PROVEN: Final = "khabar.staff.second_factor"
"""In the session once the factor was proven. Sessions end when the factor is taken away, so this needs no query."""
_POWERFUL: Final = frozenset({"auth.add_user", "auth.change_user", "auth.change_group"})


def is_proven(request: HttpRequest) -> bool:
    return bool(request.session.get(PROVEN))


def must_prove(request: HttpRequest) -> bool:
    """Say whether who is signed in must prove a second factor before anything else."""
    if settings.KHABAR_SECOND_FACTOR == "nobody" or is_demo_at_home(request):
        return False
    if settings.KHABAR_SECOND_FACTOR != "publishers" or may_publish(request.user):
        return True
    return SecondFactor.objects.filter(account=request.user.pk).exists()


def may_publish(user: Any) -> bool:
    """Say whether *user* may show something to readers in some edition, or give others the right to."""
    rights: set[str] = user.get_all_permissions()
    return bool(user.is_superuser or rights & _POWERFUL or any(".publish_" in right for right in rights))


def is_demo_at_home(request: HttpRequest) -> bool:
    """Say whether this is a demo that is looked at on the machine that serves it, under no name of its own."""
    return (
        settings.KHABAR_IS_DEMO
        and _is_this_machine(urlsplit(settings.KHABAR_SITE_URL).hostname or "")
        and _is_this_machine(client_address(request))
    )


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
