"""The queue's two addresses: one shows comments, one takes decisions. Both work without a script."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from khabar.conversation.desk.cards import card_of
from khabar.conversation.desk.deciding import Choice, Outcome, apply, done_phrase, left_alone_phrase
from khabar.conversation.desk.listing import ALL, TABS, Listing, found_phrase, waiting_count, waiting_phrase
from khabar.conversation.desk.menu import menu_label
from khabar.conversation.desk.permission import PERMISSION, editions_of
from khabar.conversation.models import Comment, CommentState, RejectionReason

QUEUE_TEMPLATE = "conversation/desk/queue.html"
CARD_TEMPLATE = "conversation/desk/card.html"
_JUST_DECIDED = "khabar.conversation.just_decided"


@never_cache
@permission_required(PERMISSION, raise_exception=True)
@require_safe
def show_queue(request: HttpRequest) -> HttpResponse:
    """Show comments of one state or all, with the way back from what was decided a moment ago."""
    just_decided = request.session.pop(_JUST_DECIDED, None)
    return _queue(
        request,
        Listing.asked_by(request.GET, editions_of(request.user)),
        request.get_full_path(),
        just_decided=just_decided,
    )


@permission_required(PERMISSION, raise_exception=True)
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Take a decision on one comment or many. A script gets the new cards, everyone else the queue again."""
    choice = Choice.posted(request.POST)
    by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    complaint = choice.complaint()
    if complaint and by_script:
        return JsonResponse({"ok": False, "message": complaint}, status=422)
    if complaint:
        return _queue_again(request, choice, complaint)
    outcome = apply(choice, cast(AbstractBaseUser, request.user), editions_of(request.user))
    if by_script:
        return _cards(request, choice, outcome)
    if outcome.decided:
        request.session[_JUST_DECIDED] = {
            "message": done_phrase(choice.action, len(outcome.decided)),
            "seen": [f"{comment.pk}:{comment.state}" for comment in outcome.decided],
        }
    if outcome.left_alone:
        messages.warning(request, left_alone_phrase(len(outcome.left_alone)))
    return HttpResponseRedirect(_way_back(request), status=303)


def _queue(
    request: HttpRequest,
    listing: Listing,
    address: str,
    *,
    just_decided: dict[str, object] | None = None,
    choice: Choice | None = None,
    complaint: str = "",
    status: int = 200,
) -> HttpResponse:
    page = listing.page()
    waiting = waiting_count(editions_of(request.user))
    is_queue = listing.state == CommentState.PENDING and not listing.query
    context = {
        "breadcrumbs_items": [{"url": "", "label": _("Queue of comments")}],
        "header_title": _("Queue of comments"),
        "header_icon": "comment",
        "listing": listing,
        "tabs": [(state, label, waiting if state == CommentState.PENDING else None) for state, label in TABS.items()],
        "is_all": listing.state == ALL,
        "heading": waiting_phrase(waiting) if is_queue else found_phrase(page.paginator.count),
        "page": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "cards": [card_of(comment) for comment in page],
        "reasons": RejectionReason.choices,
        "address": address,
        "just_decided": just_decided,
        "choice": choice,
        "complaint": complaint,
        "has_shortcuts": _has_shortcuts(request),
    }
    return render(request, QUEUE_TEMPLATE, context, status=status)


def _queue_again(request: HttpRequest, choice: Choice, complaint: str) -> HttpResponse:
    """Show the queue that the moderator came from, with her choice as she left it and what is missing."""
    address = _way_back(request)
    listing = Listing.asked_by(QueryDict(address.partition("?")[2]), editions_of(request.user))
    return _queue(request, listing, address, choice=choice, complaint=complaint, status=422)


def _cards(request: HttpRequest, choice: Choice, outcome: Outcome) -> JsonResponse:
    """Tell a script what was done: a short bar for each comment decided, the whole card for one left alone."""
    told = [done_phrase(choice.action, len(outcome.decided))] if outcome.decided else []
    told += [left_alone_phrase(len(outcome.left_alone))] if outcome.left_alone else []
    is_bar = choice.action != "undo"
    cards = {comment.pk: _card(request, comment, is_bar=is_bar) for comment in outcome.decided}
    cards |= {comment.pk: _card(request, comment, is_bar=False) for comment in outcome.left_alone}
    waiting = waiting_count(editions_of(request.user))
    return JsonResponse(
        {
            "ok": True,
            "message": " ".join(told),
            "cards": cards,
            "waiting": waiting,
            "waiting_phrase": waiting_phrase(waiting),
            "menu_label": menu_label(waiting),
        }
    )


def _card(request: HttpRequest, comment: Comment, *, is_bar: bool) -> str:
    context = {
        "card": card_of(comment),
        "is_bar": is_bar,
        "reasons": RejectionReason.choices,
        "address": _way_back(request),
    }
    return render_to_string(CARD_TEMPLATE, context, request)


def _way_back(request: HttpRequest) -> str:
    """Return the address of the queue that the form names, never one of elsewhere."""
    queue = reverse("conversation_desk:queue")
    named: str = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(named, allowed_hosts=None) and named.partition("?")[0] == queue
    return named if is_ours else queue


def _has_shortcuts(request: HttpRequest) -> bool:
    """Say whether the moderator wants keys to act: Wagtail's own preference, on unless she turned it off."""
    profile = getattr(request.user, "wagtail_userprofile", None)
    return bool(profile.keyboard_shortcuts) if profile else True
