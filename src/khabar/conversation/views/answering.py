"""How reader actions answer: pages by the site's templates, JSON for scripts, and nothing of it kept by any cache.

A page gets `edition`, `title`, `message`, of the article `headline` and `article_path` (both empty while it is not
public), and what its view lists.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from khabar.conversation.addresses import article_path
from khabar.newsroom.models import Article


def wants_json(request: HttpRequest) -> bool:
    """Say whether a script asks: by the header of our own pages' script, or by asking for JSON."""
    accepted = request.headers.get("Accept", "")
    return request.headers.get("X-Requested-With") == "khabar" or "application/json" in accepted


def page(
    request: HttpRequest,
    template: str,
    article: Article,
    *,
    title: str,
    message: str,
    place: str,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Answer with *template*; the way back leads to *place* of the article's page."""
    context = {
        "edition": article.edition,
        "title": title,
        "message": message,
        "headline": article.headline if article.live else "",
        "article_path": article_path(article.pk, place) if article.live else "",
        **more,
    }
    return private(render(request, template, context, status=status))


def data(
    message: str,
    *,
    status: int = 200,
    errors: Mapping[str, str] | None = None,
    facts: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Answer a script: `ok`, `message`, `errors` by field, and the *facts* that the view adds."""
    answer = {"ok": status < 400, "message": message, "errors": dict(errors or {}), **(facts or {})}
    return private(JsonResponse(answer, status=status))


def private(response: HttpResponse) -> HttpResponse:
    """Keep *response* out of caches and out of search engines."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
