"""Answers searches and suggestions. Every address is answered in the edition's words; no answer is kept by others."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from khabar.conversation.network import network_hash
from khabar.newsroom.models import Edition
from khabar.press.front.security import CONTENT_SECURITY_POLICY
from khabar.search.backends.base import SearchBusy, SearchUnavailable
from khabar.search.finding import Search, find
from khabar.site.addresses import absolute, search_path
from khabar.site.documents import Head, Letterhead, LostDocument
from khabar.site.letterheads import letterhead_of
from khabar.site.rendering import render_page
from khabar.site.search.asking import NAMES, Asking, read_asking
from khabar.site.search.narrowing import days_of, narrowing_of, scope_of
from khabar.site.search.pace import Pace
from khabar.site.search.page import document_of
from khabar.site.search.parameters import parameters_of
from khabar.site.search.suggesting import suggestions_for

SECONDS_TO_WAIT = 30
SUGGESTIONS_STAY_SECONDS = 15
SEARCHES = Pace("searches", burst=120, a_second=4)
SUGGESTIONS = Pace("suggestions", burst=300, a_second=20)


@require_safe
def search(request: HttpRequest, edition_code: str) -> HttpResponse:
    """Answer with the page of results: 200, or 422 while a day is to be mended, 429, 503."""
    edition = get_object_or_404(Edition, code=edition_code)
    around = letterhead_of(edition)
    words = around.words.search
    if not SEARCHES.allows(network_hash(request)):
        return _resting(429, words.too_many, words.too_many_text, edition, around)
    asking = read_asking(parameters_of(request))
    narrowing = narrowing_of(asking, edition, words)
    results = None
    if not asking.complaints:
        published_from, published_until = days_of(asking, edition)
        try:
            results = find(
                Search(
                    asking.question,
                    edition.language,
                    scope=scope_of(edition),
                    filters=narrowing.filters(),
                    published_from=published_from,
                    published_until=published_until,
                    order=asking.sort,
                    page=asking.page,
                    before=asking.before,
                    as_typed=asking.as_typed,
                    counted=NAMES,
                )
            )
        except SearchBusy:
            return _resting(503, words.busy, words.busy_text, edition, around)
        except SearchUnavailable:
            return _resting(503, words.away, words.away_text, edition, around)
    document = document_of(asking, narrowing, results, edition, around)
    body = render_page("search.html", around, _head(asking, edition, around), search=document)
    return _private(HttpResponse(body, status=422 if asking.complaints else 200))


@require_safe
def suggest(request: HttpRequest, edition_code: str) -> HttpResponse:
    """Answer a script with JSON: what may be meant by `q`; `as=opensearch` gives it in the browsers' own shape."""
    edition = get_object_or_404(Edition, code=edition_code)
    if not SUGGESTIONS.allows(network_hash(request)):
        response: HttpResponse = JsonResponse({"suggestions": []}, status=429)
        response["Retry-After"] = str(SECONDS_TO_WAIT)
        return _private(response)
    parameters = parameters_of(request)
    typed = parameters.get("q", "")
    try:
        offered = suggestions_for(typed, edition)
    except SearchUnavailable:
        offered = suggestions_for("", edition)
    if parameters.get("as") == "opensearch":
        texts = [one["text"] for one in offered["suggestions"]]
        response = JsonResponse([typed[:256], texts], safe=False, content_type="application/x-suggestions+json")
    else:
        response = JsonResponse(offered, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = f"private, max-age={SUGGESTIONS_STAY_SECONDS}"
    response["X-Robots-Tag"] = "noindex"
    return response


def _head(asking: Asking, edition: Edition, around: Letterhead) -> Head:
    words = around.words.search
    title = words.results_for.format(query=asking.question.typed) if asking.question.typed else words.title
    return Head(title=f"{title} — {around.name}", address=absolute(search_path(edition)), is_indexed=False)


def _resting(status: int, title: str, text: str, edition: Edition, around: Letterhead) -> HttpResponse:
    head = Head(title=f"{title} — {around.name}", address=absolute(search_path(edition)), is_indexed=False)
    body = render_page("lost.html", around, head, lost=LostDocument(status, title, text))
    response = HttpResponse(body, status=status)
    response["Retry-After"] = str(SECONDS_TO_WAIT)
    return _private(response)


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    return response
