"""A stored page made ready to be sent: for each encoding its headers and bytes, prepared once. Knows HTTP, no store.

Pages are to be asked about again each time (`max-age=0`), which costs a reader who has one an answer of 200 bytes;
what never changes is kept for a year.
"""

import gzip
from dataclasses import dataclass
from urllib.parse import quote

from khabar.press.front.negotiation import IDENTITY
from khabar.press.front.rsgi import HeaderList
from khabar.press.stores.pagereader import StoredPage

REVALIDATE = "public, max-age=0, must-revalidate"
KEEP_A_YEAR = "public, max-age=31536000, immutable"
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "frame-src https:",
        "object-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    ]
)
_SUFFIX = {"br": "-br", "gzip": "-gz", IDENTITY: ""}
_SAFE_IN_PATHS = "/~!$&'()*+,;=:@-._"
_ROUGH_SIZE_OF_HEADERS = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """One representation. *etag* is empty where a client never has it already: for everything but status 200."""

    status: int
    headers: HeaderList
    headers_of_head: HeaderList
    headers_of_304: HeaderList
    etag: str
    body: bytes


class ReadyPage:
    """A page with the answers that were asked for so far."""

    __slots__ = ("_answers", "_stored", "size")

    def __init__(self, stored: StoredPage) -> None:
        self._stored = stored
        self._answers: dict[tuple[str, ...], Answer] = {}
        bodies = (stored.identity, stored.gzip, stored.brotli)
        self.size = sum(len(body) for body in bodies if body is not None) + _ROUGH_SIZE_OF_HEADERS

    @property
    def status(self) -> int:
        return self._stored.status

    def answer(self, accepted: tuple[str, ...]) -> Answer:
        """Return the representation that a client which accepts *accepted* likes best."""
        found = self._answers.get(accepted)
        return found if found is not None else self._make(accepted)

    def _make(self, accepted: tuple[str, ...]) -> Answer:
        stored = self._stored
        bodies = {"br": stored.brotli, "gzip": stored.gzip, IDENTITY: stored.identity}
        encoding = next((one for one in accepted if bodies[one] is not None), IDENTITY)
        body = bodies[encoding]
        if body is None:
            # Hardly anyone asks for the plain form, so it is unpacked for each who does and not kept in memory.
            return _answer(stored, IDENTITY, gzip.decompress(stored.gzip or b""))
        made = _answer(stored, encoding, body)
        self._answers[accepted] = made
        return made


def in_location(address: str, query_string: str = "") -> str:
    """Return a decoded path, or a whole URL, as a Location header takes it: ASCII."""
    safe = _SAFE_IN_PATHS if address.startswith("/") else _SAFE_IN_PATHS + "%?#[]"
    query = f"?{quote(query_string, safe=_SAFE_IN_PATHS + '%?[]')}" if query_string else ""
    return quote(address, safe=safe) + query


def _answer(stored: StoredPage, encoding: str, body: bytes) -> Answer:
    shared: HeaderList = [
        ("cache-control", KEEP_A_YEAR if stored.immutable and stored.status == 200 else REVALIDATE),
        ("vary", "accept-encoding"),
        ("surrogate-key", quote(stored.owner, safe=":-._~")),
    ]
    etag = ""
    if stored.status == 200:
        etag = f'"{stored.digest}{_SUFFIX[encoding]}"'
        shared.append(("etag", etag))
    headers = [
        *shared,
        ("content-type", stored.content_type),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
    ]
    if stored.content_type.startswith("text/html"):
        headers.append(("content-security-policy", CONTENT_SECURITY_POLICY))
    if encoding != IDENTITY:
        headers.append(("content-encoding", encoding))
    if stored.location is not None:
        headers.append(("location", in_location(stored.location)))
    return Answer(stored.status, headers, [*headers, ("content-length", str(len(body)))], shared, etag, body)
