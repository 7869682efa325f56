"""The form at the door of the admin (`WAGTAILADMIN_USER_LOGIN_FORM`): slow for who guesses, and telling her nothing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from khabar.press.callers import client_address, network_of
from khabar.staff.browsers import known_as
from khabar.staff.pacing import ACCOUNT, KNOWN_BROWSER, NETWORK, Lane, TooFast, begin_attempt, end_attempt

LONGEST_PASSWORD = 1000


class LoginForm(WagtailLoginForm):
    error_messages = {
        "invalid_login": _("The name or the password is not right."),
        "inactive": _("The name or the password is not right."),
    }
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"placeholder": _("Enter password"), "autocomplete": "current-password"}),
    )

    def clean(self) -> dict[str, Any]:
        lanes = self._lanes(self.cleaned_data.get("username") or "")
        try:
            begin_attempt(lanes)
        except TooFast as error:
            raise ValidationError(wait_phrase(error.seconds), code="too_fast") from error
        cleaned: dict[str, Any] = super().clean()
        end_attempt(lanes)
        return cleaned

    def _lanes(self, username: str) -> list[Lane]:
        """Return what this attempt is counted for. A browser known to the account goes in a lane of its own."""
        if known := known_as(self.request, username):
            return [Lane(f"browser:{known}", KNOWN_BROWSER)]
        network = network_of(client_address(self.request))
        return [Lane(f"account:{username.casefold()}", ACCOUNT), Lane(f"network:{network}", NETWORK)]


def wait_phrase(seconds: int) -> str:
    """Say how long to wait, without a word about what was wrong."""
    return ngettext(
        "Too many attempts. Try again in %(count)s second.",
        "Too many attempts. Try again in %(count)s seconds.",
        seconds,
    ) % {"count": seconds}
