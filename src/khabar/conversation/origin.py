"""Refuse what another site sends in a reader's name. Baked pages carry no CSRF token: the request itself is asked."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def comes_from_this_site(request: HttpRequest) -> bool:
    """Say whether a page of this site sent *request*, by Origin, else Sec-Fetch-Site, else Referer.

    A request with none of the three comes from no browser that would lend a stranger its cookies: it may pass.
    """
    origin = request.headers.get("Origin", "")
    # "null" is what a browser says when the page's referrer policy forbids more: then the next header decides.
    if origin and origin != "null":
        return _is_ours(origin, request)
    fetch_site = request.headers.get("Sec-Fetch-Site", "")
    if fetch_site:
        return fetch_site in ("same-origin", "none")
    referer = request.headers.get("Referer", "")
    if referer:
        return _is_ours(referer, request)
    return not origin


def _is_ours(address: str, request: HttpRequest) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    said = f"{parts.scheme}://{parts.netloc}".lower()
    return said in (f"{request.scheme}://{request.get_host()}".lower(), settings.KHABAR_SITE_URL.lower())
