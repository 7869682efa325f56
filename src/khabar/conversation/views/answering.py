"""How reader actions answer: pages by the site's templates, JSON for scripts, and nothing of it kept by any cache.

A page gets plain data: `edition_code`, `title`, `message`, `article` {"path", "headline"}, and what its view lists.
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
    *,
    title: str,
    message: str,
    article: dict[str, str],
    edition_code: str,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Answer with *template* and a context of plain data."""
    context = {"edition_code": edition_code, "title": title, "message": message, "article": article, **more}
    return private(render(request, template, context, status=status))


def way_back(article: Article, place: str) -> dict[str, str]:
    """Return where the reader goes on: *place* of the article's page, or the edition's front once that page is gone."""
    if article.live:
        return {"path": article_path(article.pk, place), "headline": article.headline}
    return {"path": f"/{article.edition.code}/", "headline": article.edition.name}


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
