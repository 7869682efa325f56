"""Sample content on the first screen, and the one button that takes it all out again.

Who brought it knows what it is: a part above registers `khabar_sample_content`, a function without arguments that
returns a `SampleContent`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import user_passes_test
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin.ui.components import Component


@dataclass(frozen=True)
class SampleContent:
    """How many sample articles there are (costs a query), and how to remove everything that came with them."""

    count: Callable[[], int]
    remove: Callable[[], int]


def _known() -> Iterator[SampleContent]:
    for tell in hooks.get_hooks("khabar_sample_content"):
        yield tell()


def count_samples() -> int:
    return sum(sample.count() for sample in _known())


class SampleContentPanel(Component):
    """Says on the first screen that what one sees is invented. For those who may remove it."""

    order = 20
    template_name = "newsroom/home/sample_content.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        may_remove = parent_context["request"].user.is_superuser
        return {"count": count_samples() if may_remove else 0}


@user_passes_test(lambda user: user.is_superuser)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_samples(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays, and upon a yes remove it."""
    if request.method == "POST":
        gone = sum(sample.remove() for sample in _known())
        told = ngettext(
            "The sample content is gone, %(count)s article of it. The newsroom is yours.",
            "The sample content is gone, %(count)s articles of it. The newsroom is yours.",
            gone,
        )
        messages.success(request, told % {"count": gone})
        return redirect("wagtailadmin_home")
    context = {"count": count_samples(), "page_title": _("Remove the sample content"), "header_icon": "bin"}
    return render(request, "newsroom/sample_content.html", context)


def addresses() -> list[URLPattern]:
    return [path("sample-content/remove/", remove_samples, name="newsroom_remove_samples")]
