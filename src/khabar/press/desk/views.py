"""The press's two addresses: one shows how it stands, one has pages baked again. Both work without a script."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from khabar.press.desk import plot
from khabar.press.desk.copies import copies
from khabar.press.desk.permission import PERMISSION
from khabar.press.desk.standing import standing
from khabar.press.desk.wording import failing_phrase, milliseconds_phrase, pages_phrase
from khabar.press.models import Finding
from khabar.press.outbox import wake_pressers
from khabar.press.queue import retry_failures_now

TEMPLATE = "press/desk/press.html"
SECONDS_BETWEEN_LOOKS = 3
FINDINGS_SHOWN = 20


@never_cache
@permission_required(PERMISSION, raise_exception=True)
@require_safe
def show_press(request: HttpRequest) -> HttpResponse:
    """Show what waits, what fails, the last bakes, and how long changes took to be seen."""
    shown = standing(is_mirrored=get_language_bidi())
    standing_copies = copies()
    lines = [(plot.height_of(value), milliseconds_phrase(value)) for value in plot.LINES_MS]
    context = {
        "breadcrumbs_items": [{"url": "", "label": _("The press")}],
        "header_title": _("The press"),
        "header_icon": "khabar-press",
        "press": shown,
        "copies": standing_copies,
        "a_copy_fails": any(copy.error for copy in standing_copies),
        "findings": Finding.objects.newest_first()[:FINDINGS_SHOWN],
        "waiting_phrase": pages_phrase(shown.waiting),
        "failing_phrase": failing_phrase(shown.failing_count),
        "plot": {"width": plot.WIDTH, "height": plot.HEIGHT, "lines": lines},
        "seconds_between_looks": SECONDS_BETWEEN_LOOKS,
    }
    return render(request, TEMPLATE, context)


@permission_required(PERMISSION, raise_exception=True)
@require_POST
def bake_again(request: HttpRequest) -> HttpResponse:
    """Have one page that failed baked again, or all of them, and go back."""
    chosen = request.POST.get("page", "")
    pages = [int(chosen)] if chosen.isascii() and chosen.isdigit() else None
    if pages is None and chosen != "all":
        messages.warning(request, _("Choose a page."))
        return HttpResponseRedirect(reverse("press_desk:press"), status=303)
    count = retry_failures_now(pages)
    wake_pressers()
    if count:
        told = ngettext("%(count)s page is baked again now.", "%(count)s pages are baked again now.", count)
        messages.success(request, told % {"count": count})
    else:
        messages.info(request, _("It was baked meanwhile."))
    return HttpResponseRedirect(reverse("press_desk:press"), status=303)
