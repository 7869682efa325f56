"""The second step of signing in: ask for the code of the telephone, or lead by the hand to setting one up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from khabar.staff.desk.sign_in import wait_phrase
from khabar.staff.models import SecondFactor
from khabar.staff.noting import note
from khabar.staff.pacing import TooFast
from khabar.staff.requirement import PROVEN, is_proven
from khabar.staff.second_factor import address_of, new_secret, prove, square_of, take_on

_OFFERED = "khabar.staff.second_factor_offered"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask who has a second factor to prove it, and who has none to set it up."""
    if SecondFactor.objects.filter(account=request.user.pk).exists():
        return redirect("staff_my_account") if is_proven(request) else _ask(request)
    return _set_up(request)


def _ask(request: HttpRequest) -> HttpResponse:
    complaint = ""
    if request.method == "POST":
        try:
            kind = prove(request.user, request.POST.get("code", "")[:40])
        except TooFast as error:
            return _page(request, "staff/desk/ask.html", wait_phrase(error.seconds), status=429)
        if kind:
            _let_in(request)
            note(request.user, "second_factor_proven", by=request.user, with_recovery_code=kind == "recovery")
            return redirect("staff_my_account" if kind == "recovery" else "wagtailadmin_home")
        note(request.user, "second_factor_failed", by=request.user)
        complaint = _wrong()
    return _page(request, "staff/desk/ask.html", complaint, status=422 if complaint else 200)


def _set_up(request: HttpRequest) -> HttpResponse:
    """Offer a secret, kept in the session until a code shows that a telephone has it."""
    secret = request.session.get(_OFFERED) or new_secret()
    request.session[_OFFERED] = secret
    complaint = ""
    if request.method == "POST":
        try:
            codes = take_on(request.user, secret, request.POST.get("code", "")[:40])
        except TooFast as error:
            complaint, codes = wait_phrase(error.seconds), None
        if codes is not None:
            del request.session[_OFFERED]
            _let_in(request)
            note(request.user, "second_factor_set_up", by=request.user)
            return _page(request, "staff/desk/codes.html", "", codes=codes)
        complaint = complaint or _wrong()
    username = request.user.get_username()
    more = {"secret": _in_groups(secret), "square": square_of(address_of(secret, username)), "username": username}
    return _page(request, "staff/desk/set_up.html", complaint, status=422 if complaint else 200, **more)


def _let_in(request: HttpRequest) -> None:
    request.session.cycle_key()
    request.session[PROVEN] = True


def _wrong() -> str:
    return _("The code is not right. Each is good for half a minute: take the one that is shown now.")


def _in_groups(secret: str) -> str:
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def _page(request: HttpRequest, template: str, complaint: str, *, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, template, {"complaint": complaint, **more}, status=status)
