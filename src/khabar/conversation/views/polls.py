"""An answer to a poll arrives; the reader sees the result and may change or withdraw hers."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from khabar.conversation.actions import Cast, cast_vote
from khabar.conversation.addresses import poll_path
from khabar.conversation.errors import PollClosed, TooManyVotes
from khabar.conversation.models import Choice, Poll
from khabar.conversation.network import network_hash
from khabar.conversation.origin import comes_from_this_site
from khabar.conversation.queries import poll_view
from khabar.conversation.readers import Reader, known_reader, reader_of, remember
from khabar.conversation.views.answering import data, page, private, wants_json
from khabar.conversation.wording import wording_for
from khabar.conversation.wording.record import PollWording

TEMPLATE = "site/poll_answer.html"
WITHDRAW = "withdraw"
_CHOICES: dict[str, Choice | None] = {"yes": Choice.YES, "no": Choice.NO, WITHDRAW: None}


# The page is baked and has no CSRF token; `comes_from_this_site` takes its place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer_poll(request: HttpRequest, edition_code: str, poll_id: int) -> HttpResponse:
    """Show the result with the reader's own answer, or take her answer: `choice` is yes, no or withdraw.

    Without a script success is a 303 to here. No choice is a 422, a flood from one network a 429, another site a 403.
    JSON: ok, message, errors, and on success `yes`, `no` (the counts) and `choice` (hers).
    """
    polls = Poll.objects.select_related("article__edition").filter(article__live=True)
    poll = get_object_or_404(polls, pk=poll_id, article__edition__code=edition_code)
    words = wording_for(poll.article.edition.language)
    if request.method != "POST":
        return _result(request, poll, known_reader(request))
    if not comes_from_this_site(request):
        return _refused(request, poll, words.elsewhere_title, words.elsewhere, 403)
    chosen = request.POST.get("choice", "")
    if chosen not in _CHOICES:
        return _refused(request, poll, words.poll.result_title, words.poll.choice_missing, 422)
    reader = reader_of(request)
    try:
        cast = cast_vote(poll=poll, reader=reader, choice=_CHOICES[chosen], network_hash=network_hash(request))
    except PollClosed as closed:
        raise Http404 from closed
    except TooManyVotes:
        return _refused(request, poll, words.poll.result_title, words.poll.too_many_from_network, 429)
    if wants_json(request):
        response = data(_said(words.poll, cast), facts=_numbers(poll, reader))
    else:
        response = private(HttpResponseRedirect(poll_path(edition_code, poll.pk), status=303))
    if chosen != WITHDRAW or not reader.is_new:
        remember(reader, request, response, edition_code)
    return response


def _result(request: HttpRequest, poll: Poll, reader: Reader | None) -> HttpResponse:
    words = wording_for(poll.article.edition.language).poll
    if wants_json(request):
        return data("", facts=_numbers(poll, reader))
    choice = _own_choice(poll, reader)
    return _page(request, poll, words.result_title, words.thanks if choice else words.not_voted, choice=choice)


def _refused(request: HttpRequest, poll: Poll, title: str, message: str, status: int) -> HttpResponse:
    if wants_json(request):
        return data(message, status=status, errors={"choice": message})
    choice = "" if status == 403 else _own_choice(poll, known_reader(request))
    return _page(request, poll, title, message, choice=choice, status=status)


def _page(
    request: HttpRequest, poll: Poll, title: str, message: str, *, choice: str, status: int = 200
) -> HttpResponse:
    """Answer with a page. Its context: `poll` (PollView) and `choice`, the reader's own: yes, no or nothing."""
    view = poll_view(poll)
    return page(
        request,
        TEMPLATE,
        poll.article,
        title=title,
        message=message,
        place="poll",
        status=status,
        poll=view,
        choice=choice,
    )


def _numbers(poll: Poll, reader: Reader | None) -> dict[str, object]:
    tally = poll.tally()
    return {"yes": tally.yes, "no": tally.no, "choice": _own_choice(poll, reader)}


def _own_choice(poll: Poll, reader: Reader | None) -> str:
    if reader is None:
        return ""
    return poll.votes.filter(reader_hash=reader.hash).values_list("choice", flat=True).first() or ""


def _said(words: PollWording, cast: Cast) -> str:
    return {Cast.CHANGED: words.changed, Cast.WITHDRAWN: words.withdrawn}.get(cast, words.thanks)
