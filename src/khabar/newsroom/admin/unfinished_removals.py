"""Tells the desk when what it took away is not gone from everywhere yet, instead of showing an error.

The change itself is kept; the press goes on until readers get nothing of it any more.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from khabar.press.delivery import CopiesRemain
from khabar.press.removal import NotTakenAway, StillShown

ADMIN = "/admin/"


class UnfinishedRemovals:
    """A middleware: turns what the press could not finish into a message and leads back to the desk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a view of the admin that could not take everything away."""
        if not request.path_info.startswith(ADMIN):
            return None
        if isinstance(exception, NotTakenAway):
            told = _("Your change is kept, but readers still get the page. The press goes on trying to take it away.")
        elif isinstance(exception, StillShown):
            told = _(
                "It is taken from the readers. These pages cannot be baked now and still tell of it;"
                " the press goes on trying: %(pages)s"
            ) % {"pages": ", ".join(exception.pages)}
        elif isinstance(exception, CopiesRemain):
            told = _(
                "It is taken from the readers here, but copies may still be at: %(outlets)s."
                " The press goes on telling them."
            ) % {"outlets": ", ".join(exception.outlets)}
        else:
            return None
        messages.error(request, told)
        return redirect("wagtailadmin_home")
