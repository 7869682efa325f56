"""What the accounts of staff ask of each request: whose browser it is and when it was here, and the second factor."""

import datetime
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.staff.browsers import remember
from khabar.staff.discretion import whence
from khabar.staff.requirement import is_proven, must_prove

SEEN: Final = "khabar.staff.seen"
SEEN_EVERY: Final = datetime.timedelta(minutes=5)
"""How exactly "seen last" is known: a session is written at most this often."""
ADMIN: Final = "/admin/"
_OPEN: Final = frozenset(
    {
        "staff_second_factor",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_sprite",
    }
)
"""Names of the addresses that are answered before the second factor is proven."""


class Attendance:
    """A middleware: keeps the session's note of its browser, and marks a browser that signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        username = getattr(request, "khabar_signed_in", "")
        if username:
            remember(response, username, secure=settings.SESSION_COOKIE_SECURE)
        if getattr(request, "user", None) is not None and request.path_info.startswith(ADMIN):
            _note(request)
        return response


def _note(request: HttpRequest) -> None:
    if not request.user.is_authenticated or request.session.is_empty():
        return
    now = timezone.now()
    before: dict[str, str] = request.session.get(SEEN, {})
    if before and now - datetime.datetime.fromisoformat(before["at"]) < SEEN_EVERY:
        return
    moments = {"since": before.get("since", now.isoformat()), "at": now.isoformat()}
    request.session[SEEN] = moments | whence(request, request.user)
    request.session.save()


@receiver(user_logged_in)
def _mark_browser(request: Any, user: Any, **_kwargs: Any) -> None:
    if request is not None:
        request.khabar_signed_in = user.get_username()


class SecondFactorGate:
    """A middleware: whoever must prove a second factor and has not is led to it, and is nobody until then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated or is_proven(request) or not must_prove(request):
            return None
        match = request.resolver_match
        if match is not None and match.url_name in _OPEN:
            return None
        if not request.path_info.startswith(ADMIN):
            request.user = AnonymousUser()
            return None
        if request.method != "GET" or request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"message": _("Prove your second factor first.")}, status=403)
        return redirect("staff_second_factor")
