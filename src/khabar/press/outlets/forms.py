"""The bytes and the small words that outlets share: a page in plain form, a page that leads on. Pure."""

import gzip
from html import escape
from urllib.parse import quote

from khabar.press.stores.pagereader import StoredPage

_SAFE_IN_PATHS = "/~!$&'()*+,;=:@-._"


def plain(page: StoredPage) -> bytes:
    """Return the body of *page* without compression."""
    if page.identity is not None:
        return page.identity
    return gzip.decompress(page.gzip or b"")


def in_ascii(location: str) -> str:
    """Return a decoded path, or a whole URL, as it is written in a header or a link."""
    return quote(location, safe=_SAFE_IN_PATHS if location.startswith("/") else _SAFE_IN_PATHS + "%?#[]")


def leading_to(target: str) -> bytes:
    """Return a page for servers that cannot redirect: it leads the browser to *target* at once, and machines too."""
    href = escape(target)
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={href}">'
        f'<link rel="canonical" href="{href}"><meta name="robots" content="noindex"><title>{href}</title></head>'
        f'<body><a href="{href}">{href}</a></body></html>\n'
    ).encode()
