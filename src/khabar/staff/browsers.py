"""What is known of a browser: a word or two about it, and whether it signed in to an account before."""

import re
import secrets
from typing import Final

from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

KNOWN: Final = "khabar_known"
_SALT: Final = "khabar.staff.known_browser"
_A_YEAR: Final = 365 * 24 * 3600

_BROWSERS = (
    ("Edge", r"\bEdgA?/|\bEdgiOS/"),
    ("Opera", r"\bOPR/|\bOPT/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/"),
    ("Safari", r"Safari/"),
)
_SYSTEMS = (
    ("Android", r"Android"),
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Windows", r"Windows"),
    ("macOS", r"Mac OS X|Macintosh"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux"),
)


def summary_of(user_agent: str) -> tuple[str, str]:
    """Return browser and system by the names on their boxes; empty for what is not known."""
    return _first(_BROWSERS, user_agent[:500]), _first(_SYSTEMS, user_agent[:500])


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, user_agent)), "")


def known_as(request: HttpRequest, username: str) -> str:
    """Return the mark of a browser that signed in to the account *username* before, else nothing."""
    try:
        account, mark = signing.loads(request.COOKIES.get(KNOWN, ""), salt=_SALT, max_age=_A_YEAR)
    except (signing.BadSignature, TypeError, ValueError):
        return ""
    return str(mark) if account == username.casefold() else ""


def remember(response: HttpResponseBase, username: str, *, secure: bool) -> None:
    """Mark the browser as one that signed in to the account *username*. It proves nothing else."""
    value = signing.dumps([username.casefold(), secrets.token_urlsafe(12)], salt=_SALT)
    response.set_cookie(KNOWN, value, max_age=_A_YEAR, httponly=True, secure=secure, samesite="Strict", path="/admin/")
