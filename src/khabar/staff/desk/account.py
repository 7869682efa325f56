"""One screen for an account: second factor, sessions, leaving. One's own, or another's for who may change it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail import hooks

from khabar.staff.actions import end_sessions, part_with, reset_second_factor
from khabar.staff.desk.sessions import sessions_of
from khabar.staff.desk.sign_in import wait_phrase
from khabar.staff.models import SecondFactor
from khabar.staff.noting import note
from khabar.staff.pacing import TooFast
from khabar.staff.requirement import PROVEN, must_prove
from khabar.staff.second_factor import prove, renew_recovery_codes

PERMISSION = "auth.change_user"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def my_account(request: HttpRequest) -> HttpResponse:
    """Show one's own sessions and second factor, and do what is asked with them."""
    if request.method == "POST":
        act = _OWN.get(request.POST.get("do", ""))
        if act is not None:
            return act(request)
    return _show(request, request.user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def an_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show somebody's account to who may change it, and do what is asked with it."""
    account = get_object_or_404(get_user_model(), pk=pk)
    if not may_look_after(request.user, account):
        raise PermissionDenied
    if request.method == "POST":
        act = _OF_ANOTHER.get(request.POST.get("do", ""))
        if act is not None:
            act(request, account)
            return redirect("staff_account", pk)
    return _show(request, account)


def may_look_after(user: Any, account: Any) -> bool:
    """Say whether *user* may change *account*: of administrators, only administrators."""
    return bool(user.has_perm(PERMISSION) and (user.is_superuser or not account.is_superuser))


def _show(request: HttpRequest, account: Any, **more: Any) -> HttpResponse:
    is_self = account == request.user
    factor = SecondFactor.objects.filter(account=account).first()
    work = [] if is_self else [part for more_work in hooks.get_hooks("khabar_work_of") for part in more_work(account)]
    context = {
        "header_title": _("Sign-in and sessions") if is_self else account.get_full_name() or account.get_username(),
        "header_icon": "key",
        "breadcrumbs_items": [{"url": "", "label": _("Sign-in and sessions")}],
        "account": account,
        "is_self": is_self,
        "factor": factor,
        "codes_left": factor.recovery_codes.count() if factor else 0,
        "is_required": is_self and must_prove(request),
        "sessions": sessions_of(account, request.session.session_key if is_self else None),
        "work": work,
        **more,
    }
    return render(request, "staff/desk/account.html", context)


def _marked(request: HttpRequest, account: Any) -> list[str]:
    """Return the keys of the sessions whose marks were posted, of those that belong to *account*."""
    marks = set(request.POST.getlist("session"))
    return [line.key for line in sessions_of(account, None) if line.mark in marks]


def _end_one(request: HttpRequest, account: Any) -> None:
    _tell_ended(request, end_sessions(account=account, keys=_marked(request, account), by=request.user))


def _end_all(request: HttpRequest, account: Any) -> None:
    _tell_ended(request, end_sessions(account=account, by=request.user))


def _tell_ended(request: HttpRequest, number: int) -> None:
    phrase = ngettext("%(count)s session ended.", "%(count)s sessions ended.", number) % {"count": number}
    messages.success(request, phrase)


def _reset(request: HttpRequest, account: Any) -> None:
    if account != request.user:
        reset_second_factor(account=account, by=request.user)
        messages.success(request, _("The second factor is gone. The next sign-in leads to setting up another."))


def _leave(request: HttpRequest, account: Any) -> None:
    if account == request.user:
        messages.error(request, _("Nobody takes leave of herself: a colleague has to do it."))
        return
    part_with(account=account, by=request.user)
    messages.success(request, _("The account is disabled. Articles and bylines stay as they are."))


def _end_own(request: HttpRequest) -> HttpResponse:
    _end_one(request, request.user)
    return redirect("staff_my_account")


def _end_others(request: HttpRequest) -> HttpResponse:
    current = request.session.session_key
    _tell_ended(request, end_sessions(account=request.user, but=current, by=request.user))
    return redirect("staff_my_account")


def _with_code(then: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return an act that is done only with a code that counts now: an open screen in a café must not be enough."""

    def act(request: HttpRequest) -> HttpResponse:
        try:
            if prove(request.user, request.POST.get("code", "")[:40]):
                return then(request)
            complaint = _("The code is not right. Each is good for half a minute: take the one that is shown now.")
        except TooFast as error:
            complaint = wait_phrase(error.seconds)
        messages.error(request, complaint)
        return redirect("staff_my_account")

    return act


def _new_codes(request: HttpRequest) -> HttpResponse:
    codes = renew_recovery_codes(request.user)
    note(request.user, "recovery_codes_renewed", by=request.user)
    return _show(request, request.user, codes=codes)


def _replace(request: HttpRequest) -> HttpResponse:
    SecondFactor.objects.filter(account=request.user.pk).delete()
    request.session.pop(PROVEN, None)
    note(request.user, "second_factor_reset", by=request.user)
    return redirect("staff_second_factor")


_OWN: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "end": _end_own,
    "end-others": _end_others,
    "codes": _with_code(_new_codes),
    "replace": _with_code(_replace),
}
_OF_ANOTHER: dict[str, Callable[[HttpRequest, Any], None]] = {
    "end": _end_one,
    "end-all": _end_all,
    "reset": _reset,
    "leave": _leave,
}
