"""The sessions of an account as its screen shows them."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khabar.staff.attending import SEEN
from khabar.staff.models import StaffSession
from khabar.text.dates import DateStyle, format_datetime

MOST_SHOWN = 50


@dataclass(frozen=True)
class SessionLine:
    """One session. Its mark goes back with the button; the key itself never leaves the server."""

    mark: str
    key: str
    browser: str
    network: str
    since: str
    seen: str
    is_current: bool


def mark_of(key: str) -> str:
    return salted_hmac("khabar.staff.session", key, algorithm="sha256").hexdigest()[:24]


def sessions_of(account: Any, current: str | None) -> list[SessionLine]:
    """Return what is known of each session of *account* that is not over, the current one first, then by last use."""
    rows = StaffSession.objects.filter(account_id=account.pk, expire_date__gt=timezone.now())[:MOST_SHOWN]
    known = [(row.pk, row.get_decoded().get(SEEN, {})) for row in rows]
    known.sort(key=lambda one: one[1].get("at", ""), reverse=True)
    known.sort(key=lambda one: one[0] != current)
    return [
        SessionLine(
            mark=mark_of(key),
            key=key,
            browser=_browser(seen),
            network=seen.get("network", ""),
            since=_moment(seen.get("since", "")),
            seen=_moment(seen.get("at", "")),
            is_current=key == current,
        )
        for key, seen in known
    ]


def _browser(seen: dict[str, str]) -> str:
    browser, system = seen.get("browser", ""), seen.get("system", "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("An unknown browser")


def _moment(iso: str) -> str:
    if not iso:
        return ""
    return format_datetime(localtime(datetime.datetime.fromisoformat(iso)), DateStyle(get_language() or "ar"))
