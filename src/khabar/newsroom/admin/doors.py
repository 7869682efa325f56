"""Closes those screens of Wagtail that list the things of every edition without asking whose they are.

They stay open to administrators, who may see everything.
"""

from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

CLOSED: Final = frozenset({"wagtailadmin_reports", "wagtailadmin_api", "wagtailsnippets"})
"""Namespaces: reports of workflow and of what was done, the admin's own API, the list of kinds of things."""


class ClosedDoors:
    """A middleware: refuses a closed screen to whoever is no administrator."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        match = request.resolver_match
        if match is None or not request.user.is_authenticated or getattr(request.user, "is_superuser", False):
            return
        if CLOSED.intersection(match.namespaces):
            raise PermissionDenied
