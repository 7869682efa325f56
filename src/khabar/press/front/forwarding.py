"""Which headers cross the front, and who the reader is. Pure.

Nothing that a client says about itself in headers is believed, except what our own proxies (`trusted_proxies` of them
stand before the front) have added at the end.
"""

import ipaddress
from collections.abc import Iterable
from urllib.parse import quote

from khabar.press.front.rsgi import HeaderList

HOP_BY_HOP = frozenset(
    {
        "connection",
        "expect",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "trailers",
        "transfer-encoding",
        "upgrade",
    }
)
_SAID_BY_US = ("forwarded", "x-forwarded-", "x-real-ip", "x-khabar-")
_SAFE_IN_TARGETS = "/~!$&'()*+,;=:@-._"
_SAFE_IN_QUERIES = _SAFE_IN_TARGETS + '?%[]|^`{}"<>\\'


def request_target(path: str, query_string: str) -> bytes:
    """Return the request line's target for a decoded *path*; the query string passes as it came."""
    query = f"?{quote(query_string, safe=_SAFE_IN_QUERIES)}" if query_string else ""
    return (quote(path, safe=_SAFE_IN_TARGETS) + query).encode("ascii")


def request_headers(came: HeaderList, *, host: str, address: str, scheme: str, secret: str) -> HeaderList:
    """Return the headers that Django gets. One Cookie header: HTTP/2 clients may send several.

    Names with an underscore are dropped: to WSGI `X_Forwarded_For` and `X-Forwarded-For` are one.
    """
    cookies = [value for name, value in came if name == "cookie"]
    kept = [
        (name, value)
        for name, value in _end_to_end(came)
        if name not in ("host", "cookie") and "_" not in name and not name.startswith(_SAID_BY_US)
    ]
    if cookies:
        kept.append(("cookie", "; ".join(cookies)))
    return [
        ("host", host),
        *kept,
        ("x-forwarded-for", address),
        ("x-forwarded-proto", scheme),
        ("x-khabar-front", secret),
    ]


def response_headers(came: Iterable[tuple[str, str]]) -> HeaderList:
    """Return the headers that the reader gets: each Set-Cookie for itself, all in ASCII."""
    return [
        (name, value if value.isascii() else quote(value, safe=" " + _SAFE_IN_QUERIES))
        for name, value in _end_to_end([(name.lower(), value) for name, value in came])
        if not name.startswith("x-khabar-")
    ]


def reader_address(client: str, forwarded_for: list[str], trusted_proxies: int) -> str:
    """Return the reader's address: the socket's peer, or what the outermost of our proxies saw.

    >>> reader_address("10.0.0.2:443", ["203.0.113.9, 198.51.100.7"], 1)
    '198.51.100.7'
    """
    peer = _address(client) or "127.0.0.1"
    if trusted_proxies == 0:
        return peer
    chain = [*_listed(forwarded_for), peer]
    seen = chain[max(0, len(chain) - 1 - trusted_proxies)]
    return _address(seen) or peer


def reader_scheme(scheme: str, forwarded_proto: list[str], trusted_proxies: int) -> str:
    """Return how the reader came, "http" or "https": as our socket saw it, or as the outermost of our proxies did."""
    said = _listed(forwarded_proto)
    if trusted_proxies == 0 or not said:
        return scheme
    seen = said[max(0, len(said) - trusted_proxies)].lower()
    return seen if seen in ("http", "https") else scheme


def _end_to_end(came: HeaderList) -> HeaderList:
    """Drop what concerns one connection only: the known ones, and those that `Connection` names."""
    named = {one.lower() for one in _listed(value for name, value in came if name == "connection")}
    return [(name, value) for name, value in came if name not in HOP_BY_HOP and name not in named]


def _listed(values: Iterable[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _address(text: str) -> str:
    """Return an IP address without port and brackets, or nothing if *text* is none."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)
