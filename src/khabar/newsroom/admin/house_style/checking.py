"""Checks what somebody is writing, for the panel beside the form: passages in, findings and counts out."""

import json
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from khabar.newsroom.admin.house_style.telling import findings_in
from khabar.newsroom.models import Edition
from khabar.newsroom.rights import may
from khabar.text.reading_time import reading_minutes
from khabar.text.words import words

BYTES_AT_MOST: Final = 400_000
LETTERS_AT_MOST: Final = 60_000
PASSAGES_AT_MOST: Final = 2_000
FINDINGS_AT_MOST: Final = 300
_WRITING: Final = ("newsroom.change_article", "newsroom.add_article")


@dataclass(frozen=True)
class Copy:
    """What was sent: the passages in order, and which of them are the body."""

    passages: list[str]
    body: list[str]


class TooLong(Exception):
    """There is more of it than is checked at once."""


@require_POST
def check_copy(request: HttpRequest, pk: int) -> JsonResponse:
    """Answer with what the edition would write otherwise. For those who write in it."""
    if not any(may(request.user, right, pk) for right in _WRITING):
        raise PermissionDenied
    edition = get_object_or_404(Edition, pk=pk)
    try:
        copy = _read(request)
    except TooLong:
        return JsonResponse({"problem": "too_long"}, status=413)
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"problem": "unreadable"}, status=400)
    findings = findings_in(copy.passages, edition)
    word_count = sum(len(words(passage)) for passage in copy.body)
    return JsonResponse(
        {
            "findings": findings[:FINDINGS_AT_MOST],
            "has_more": len(findings) > FINDINGS_AT_MOST,
            "words": word_count,
            "letters": sum(len(passage) for passage in copy.body),
            "minutes": reading_minutes(word_count, edition.language),
        }
    )


def _read(request: HttpRequest) -> Copy:
    if int(request.META.get("CONTENT_LENGTH") or 0) > BYTES_AT_MOST:
        raise TooLong
    sent: list[Any] = json.loads(request.body)["passages"]
    passages = [_text(one["text"]) for one in sent]
    if len(passages) > PASSAGES_AT_MOST or sum(map(len, passages)) > LETTERS_AT_MOST:
        raise TooLong
    return Copy(passages or [""], [text for text, one in zip(passages, sent, strict=True) if one.get("body")])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("A passage is a text.")
    return value


def addresses() -> list[URLPattern]:
    return [path("house-style/<int:pk>/", check_copy, name="newsroom_check_copy")]
