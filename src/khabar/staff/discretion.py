"""Whose sign-ins are noted without where they came from. Parts above know which accounts: hook `khabar_is_discreet`."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from khabar.press.callers import client_address, network_of
from khabar.staff.browsers import summary_of


def whence(request: HttpRequest | None, account: Any) -> dict[str, str]:
    """Return what may be noted of where *request* comes from: nothing, where it could tell who *account* is."""
    if request is None or any(is_discreet(account) for is_discreet in hooks.get_hooks("khabar_is_discreet")):
        return {}
    browser, system = summary_of(request.headers.get("User-Agent", ""))
    return {"network": network_of(client_address(request)), "browser": browser, "system": system}
