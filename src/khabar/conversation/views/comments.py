"""A comment arrives, and its writer is told what became of it. Plain data goes to the site's templates, never a row."""

import secrets
from dataclasses import dataclass, field
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from khabar.conversation.actions import submit_comment
from khabar.conversation.addresses import article_path, comments_path, received_path
from khabar.conversation.errors import SubmissionRefused, ThreadClosed
from khabar.conversation.models import Comment, CommentState, Thread
from khabar.conversation.network import network_hash
from khabar.conversation.origin import comes_from_this_site
from khabar.conversation.own_comments import own_comments
from khabar.conversation.readers import known_reader, reader_of, remember
from khabar.conversation.rules import tidied_text
from khabar.conversation.rules.codes import Field, Refusal
from khabar.conversation.rules.rate import WINDOW_MINUTES
from khabar.conversation.views.answering import data, page, private, wants_json
from khabar.conversation.wording import refusal_sentence, wording_for
from khabar.text.counting import code_points
from khabar.text.digits import DigitSystem

TEMPLATE = "site/comment_answer.html"
_RATE_REFUSALS = {Refusal.TOO_MANY_FROM_READER, Refusal.TOO_MANY_FROM_NETWORK}


@dataclass(frozen=True)
class CommentForm:
    """The form as the reader typed it, with a sentence for each field that has to be mended ("form" for the whole)."""

    action_path: str
    name: str
    email: str
    text: str
    submission_key: str
    errors: dict[str, str] = field(default_factory=dict)


# The page is baked and has no CSRF token; `comes_from_this_site` takes its place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def receive_comment(request: HttpRequest, edition_code: str, thread_id: int) -> HttpResponse:
    """Take a comment. Success is a redirect to the page "received"; all else comes back with everything typed.

    What has to be mended (422, too many: 429) comes back as `form`; a closed thread (403) gives the reader her words
    back in a `form` to copy from; what another site sent (403) is only refused. See `_page` for the context.
    JSON: ok, message, errors by field (name, email, text, form); on success also `state` and `received` (a path).
    """
    thread = _thread(edition_code, thread_id)
    words = wording_for(thread.article.edition.language)
    if request.method != "POST":
        return private(HttpResponseRedirect(article_path(thread.article_id, "comments")))
    if not comes_from_this_site(request):
        return _page(request, thread, words.elsewhere_title, words.elsewhere, status=403)
    reader = reader_of(request)
    try:
        submitted = submit_comment(
            thread=thread,
            reader=reader,
            name=request.POST.get("name", ""),
            email=request.POST.get("email", ""),
            text=request.POST.get("text", ""),
            trap=request.POST.get("website", ""),
            submission_key=request.POST.get("submission_key", ""),
            network_hash=network_hash(request),
        )
    except ThreadClosed:
        title, message = words.comment.closed_title, words.comment.closed
        return _page(request, thread, title, message, status=403, kind="closed", form=_form(request, thread))
    except SubmissionRefused as refused:
        return _to_be_mended(request, thread, refused.refusals)
    response = _received(request, thread, submitted.comment, status=201 if submitted.is_new else 200)
    remember(reader, request, response, edition_code)
    return response


@require_safe
def show_received(request: HttpRequest, edition_code: str, thread_id: int) -> HttpResponse:
    """Show a reader her own comments on an article and where they stand; nobody else's, and no count of them."""
    thread = _thread(edition_code, thread_id)
    words = wording_for(thread.article.edition.language)
    own = own_comments(thread, known_reader(request), words)
    if not own:
        return _page(request, thread, words.comment.yours_title, words.comment.not_here)
    if own[0].state == CommentState.PENDING:
        return _page(request, thread, words.comment.received_title, words.comment.received, own=own)
    return _page(request, thread, words.comment.yours_title, words.comment.yours, own=own)


def _thread(edition_code: str, thread_id: int) -> Thread:
    threads = Thread.objects.select_related("article__edition")
    return get_object_or_404(threads, pk=thread_id, article__edition__code=edition_code)


def _page(
    request: HttpRequest, thread: Thread, title: str, message: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Answer, to a script in JSON, else with a page.

    Its context: `form` (CommentForm) where the reader may go on, `kind` "closed" where she may only copy from it, and
    `own`, her OwnComments, the newest first.
    """
    if wants_json(request):
        return data(message, status=status)
    more.setdefault("kind", "")
    return page(
        request, TEMPLATE, thread.article, title=title, message=message, place="comments", status=status, **more
    )


def _form(request: HttpRequest, thread: Thread, errors: dict[str, str] | None = None) -> CommentForm:
    return CommentForm(
        action_path=comments_path(thread.article.edition.code, thread.pk),
        name=request.POST.get("name", ""),
        email=request.POST.get("email", ""),
        text=request.POST.get("text", ""),
        submission_key=secrets.token_urlsafe(18),
        errors=errors or {},
    )


def _received(request: HttpRequest, thread: Thread, comment: Comment, status: int) -> HttpResponse:
    received = received_path(thread.article.edition.code, thread.pk)
    if not wants_json(request):
        return private(HttpResponseRedirect(received, status=303))
    words = wording_for(thread.article.edition.language).comment
    return data(words.received, status=status, facts={"state": comment.state, "received": received})


def _to_be_mended(request: HttpRequest, thread: Thread, refusals: dict[Field, Refusal]) -> HttpResponse:
    edition = thread.article.edition
    words = wording_for(edition.language)
    limit: int = settings.KHABAR_COMMENT_MAX_LENGTH
    length = code_points(tidied_text(request.POST.get("text", "")))
    errors = {
        place.value: refusal_sentence(
            words, refusal, limit=limit, length=length, digits=cast(DigitSystem, edition.digits)
        )
        for place, refusal in refusals.items()
    }
    is_rate = not _RATE_REFUSALS.isdisjoint(refusals.values())
    status = 429 if is_rate else 422
    if wants_json(request):
        response = data(words.comment.not_sent, status=status, errors=errors)
    else:
        title, message = words.comment.not_sent_title, words.comment.not_sent
        response = _page(request, thread, title, message, status=status, form=_form(request, thread, errors))
    if is_rate:
        response["Retry-After"] = str(WINDOW_MINUTES * 60)
    return response
