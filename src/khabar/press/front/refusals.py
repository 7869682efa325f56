"""Which requests are not taken at all, because two readers of them could disagree on what they say. Pure.

Granian refuses most of these itself; here stands what must hold whatever server and proxies are before the front.
"""

import re

from khabar.press.front.rsgi import Headers, Scope

LONGEST_PATH = 2048
# A letter of Arabic takes six characters here: whoever pastes a whole article into the search gets an answer.
LONGEST_QUERY = 65_536
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")


def refused(scope: Scope) -> int | None:
    """Return the status with which a request must be refused, None for one that may be handed on."""
    if scope.method not in METHODS:
        return 501
    if len(scope.path) > LONGEST_PATH or len(scope.query_string) > LONGEST_QUERY:
        return 414
    headers = scope.headers
    if not scope.path.startswith("/") or not _has_one_host(scope, headers) or not _has_one_length(headers):
        return 400
    return None


def _has_one_host(scope: Scope, headers: Headers) -> bool:
    named = {*headers.get_all("host"), *([scope.authority] if scope.authority else [])}
    if not named:
        return scope.http_version == "1"
    return len(headers.get_all("host")) <= 1 and len(named) == 1 and _HOST.fullmatch(named.pop()) is not None


def _has_one_length(headers: Headers) -> bool:
    lengths = headers.get_all("content-length")
    if len(lengths) + len(headers.get_all("transfer-encoding")) > 1:
        return False
    return all(one.isascii() and one.isdigit() and len(one) < 16 for one in lengths)
