"""Tells people about one address: who answers there, what the page shows, when and why it was baked, why it waits."""

import datetime
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q

from khabar.press.explained import Claimed, Explained, Waiting
from khabar.press.ledger import keys_of_page
from khabar.press.models import Order, Page, Touch
from khabar.press.stores.claims import Claim, claims_in

MOST_REDIRECTS = 5


def path_of(address: str) -> str:
    """Return the decoded path of *address*: a whole URL, a path, percent-encoded or as people write it.

    >>> path_of("https://news.example/ar/2017/11/03/%D8%A7%D9%84%D9%82%D8%A7%D8%A6%D9%85/?from=feed#top")
    '/ar/2017/11/03/القائم/'
    >>> path_of("a/81")
    '/a/81'
    """
    parts = urlsplit(address.strip())
    path = unicodedata.normalize("NFC", unquote(parts.path))
    return path if path.startswith("/") else f"/{path}"


def explain(address: str) -> list[Explained]:
    """Return what is known of *address*, and of where it leads to, in this order."""
    told: list[Explained] = []
    path = path_of(address)
    with claims_in(Path(settings.KHABAR_STORE_FILE)) as claims:
        while path not in [one.path for one in told] and len(told) <= MOST_REDIRECTS:
            told.append(_explained(path, claims.to(path)))
            location = told[-1].location
            if location is None or not location.startswith("/"):
                break
            path = path_of(location)
    return told


def _explained(path: str, claims: list[Claim]) -> Explained:
    if not claims:
        return Explained(path)
    best, others = claims[0], claims[1:]
    kind, _colon, argument = best.owner.partition(":")
    page = Page.objects.filter(kind=kind, argument=argument).first()
    keys = keys_of_page(page.pk) if page is not None else frozenset()
    touched = Touch.objects.filter(key__in=keys).order_by("pk").values_list("key", flat=True)
    forms = {"plain": best.identity, "gzip": best.gzip, "brotli": best.brotli}
    return Explained(
        path,
        page=best.owner,
        status=best.status,
        says=best.word,
        location=best.location,
        changed_at=_moment(best.changed_at),
        etag=best.digest,
        bytes={name: len(body) for name, body in forms.items() if body is not None},
        baked_at=page.baked_at if page is not None else None,
        cause=page.cause if page is not None else "",
        keys=tuple(sorted(keys)),
        order=_waiting(page) if page is not None else None,
        touched=tuple(dict.fromkeys(touched)),
        others=tuple(Claimed(one.owner, one.word, one.status, one.location) for one in others),
    )


def _waiting(page: Page) -> Waiting | None:
    order = Order.objects.filter(page=page).first()
    if order is None:
        return None
    before = Q(lane__lt=order.lane) | Q(lane=order.lane, priority__lt=order.priority)
    return Waiting(
        cause=order.cause,
        ahead=Order.objects.filter(before).count(),
        tries=order.tries,
        due_at=order.due_at,
        last_error=order.last_error,
    )


def _moment(seconds: int) -> datetime.datetime | None:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC) if seconds else None
