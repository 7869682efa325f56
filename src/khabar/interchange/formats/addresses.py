"""Addresses of the other site, as paths that a front can answer: decoded, composed, without the host. Pure."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

LONGEST = 400
_NUMBERED = re.compile(r"(?:^|&)(?:p|page_id)=(\d{1,18})(?:&|$)")
_UNFIT = re.compile(r"[\\?#\0-\x1f\x7f]")


def path_of(url: str) -> str:
    """Return the path of *url*, or nothing where it has none of its own. `?p=12` becomes `~p=12` (decision 039).

    >>> path_of("https://old.example/2017/11/%D8%AE%D8%A8%D8%B1/"), path_of("http://old.example/blog/?p=12")
    ('/2017/11/خبر/', '/blog/~p=12')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", ""):
        return ""
    path = unicodedata.normalize("NFC", unquote(parts.path, errors="replace")) or "/"
    if not path.startswith("/") or path.startswith("//") or _UNFIT.search(path) or len(path) > LONGEST:
        return ""
    numbered = _NUMBERED.search(parts.query)
    if numbered is not None:
        return f"{path if path.endswith('/') else path + '/'}~p={numbered[1]}"
    return "" if path == "/" or parts.query else path
