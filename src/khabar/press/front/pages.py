"""A stored page made ready to be sent: headers and bytes of one encoding, prepared once. Knows HTTP, no store.

Pages are to be asked about again each time (`max-age=0`), which costs a reader who has one an answer of a few hundred
bytes; what never changes is kept for a year.
"""

import gzip
from urllib.parse import quote

import brotli

from khabar.press.front.conditions import date_of
from khabar.press.front.negotiation import IDENTITY
from khabar.press.front.rsgi import HeaderList
from khabar.press.front.security import SecurityHeaders
from khabar.press.stores.pagereader import StoredPage

REVALIDATE = "public, max-age=0, must-revalidate"
KEEP_A_YEAR = "public, max-age=31536000, immutable"
_SUFFIX = {"br": "-br", "gzip": "-gz", IDENTITY: ""}
_SAFE_IN_PATHS = "/~!$&'()*+,;=:@-._"
# Shared by all pages, so that ten thousand of them have one text each.
_KEPT_A_YEAR = ("cache-control", KEEP_A_YEAR)
_REVALIDATED = ("cache-control", REVALIDATE)
_VARY = ("vary", "accept-encoding")
_CONTENT_ENCODING = {encoding: ("content-encoding", encoding) for encoding in ("br", "gzip")}
_OF_304 = frozenset({"cache-control", "vary", "etag", "last-modified"})
_BETWEEN_TAGS = {"surrogate-key": " ", "cache-tag": ","}
_ROUGH_SIZE_OF_THE_REST = 1000


class Answer:
    """One representation. *etag* is empty where a client never has it already: for everything but status 200.

    *changed_at* is in seconds since 1970, 0 where it is unknown.
    """

    __slots__ = ("_headers_of_304", "_names_of_304", "body", "changed_at", "etag", "headers", "status")

    def __init__(
        self,
        status: int,
        headers: HeaderList,
        body: bytes,
        etag: str,
        changed_at: int,
        names_of_304: frozenset[str] = _OF_304,
    ) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.etag = etag
        self.changed_at = changed_at
        self._names_of_304 = names_of_304
        self._headers_of_304: HeaderList | None = None

    def headers_of_304(self) -> HeaderList:
        if self._headers_of_304 is None:
            self._headers_of_304 = [header for header in self.headers if header[0] in self._names_of_304]
        return self._headers_of_304

    def headers_of_head(self) -> HeaderList:
        return [*self.headers, ("content-length", str(len(self.body)))]

    def size(self) -> int:
        """Return roughly how many bytes of memory it takes."""
        return len(self.body) + sum(len(value) for _, value in self.headers) + _ROUGH_SIZE_OF_THE_REST


class Preparing:
    """Makes answers of stored pages, with the headers of this site; with tags in *tag_headers* alone.

    A 304 carries tags only where *caches_ask*: a CDN must hear when they changed, a reader on a poor line would pay
    some kilobytes for hearing that her page is still good.
    """

    def __init__(
        self, security: SecurityHeaders, *, tag_headers: tuple[str, ...] = (), caches_ask: bool = False
    ) -> None:
        self._security = security
        self._tag_headers = tag_headers
        self._names_of_304 = _OF_304 | {*tag_headers} if caches_ask else _OF_304

    def answer(self, stored: StoredPage, accepted: tuple[str, ...]) -> Answer:
        """Return the form that a client which accepts *accepted* likes best."""
        bodies = {"br": stored.brotli, "gzip": stored.gzip, IDENTITY: stored.identity}
        encoding = next((one for one in accepted if bodies[one] is not None), IDENTITY)
        body = bodies[encoding]
        return self._answer(stored, encoding, gzip.decompress(stored.gzip or b"") if body is None else body)

    def _answer(self, stored: StoredPage, encoding: str, body: bytes) -> Answer:
        is_page = stored.status == 200
        headers: HeaderList = [_KEPT_A_YEAR if stored.immutable and is_page else _REVALIDATED, _VARY]
        etag = ""
        if is_page:
            etag = f'"{stored.digest}{_SUFFIX[encoding]}"'
            headers.append(("etag", etag))
            if stored.changed_at:
                headers.append(("last-modified", date_of(stored.changed_at)))
        if stored.tags:
            # Fastly and Varnish have spaces between them, Cloudflare commas.
            headers += [(name, stored.tags.replace(" ", _BETWEEN_TAGS[name])) for name in self._tag_headers]
        headers.append(("content-type", stored.content_type))
        headers += self._security.of_pages if stored.content_type.startswith("text/html") else self._security.of_files
        if encoding != IDENTITY:
            headers.append(_CONTENT_ENCODING[encoding])
        if stored.location is not None:
            headers.append(("location", in_location(stored.location)))
        changed_at = stored.changed_at if is_page else 0
        return Answer(stored.status, headers, body, etag, changed_at, self._names_of_304)


def unpacked(answer: Answer) -> Answer:
    """Return the plain form of what was made ready in any: for when the store cannot give it."""
    encoding = dict(answer.headers).get("content-encoding", IDENTITY)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, IDENTITY: bytes}[encoding]
    etag = answer.etag.replace(f'{_SUFFIX[encoding]}"', '"')
    headers = [header for header in answer.headers if header[0] not in ("content-encoding", "etag")]
    return Answer(answer.status, [*headers, ("etag", etag)], unpack(answer.body), etag, answer.changed_at)


def in_location(address: str, query_string: str = "") -> str:
    """Return a decoded path, or a whole URL, as a Location header takes it: ASCII."""
    safe = _SAFE_IN_PATHS if address.startswith("/") else _SAFE_IN_PATHS + "%?#[]"
    query = f"?{quote(query_string, safe=_SAFE_IN_PATHS + '%?[]')}" if query_string else ""
    return quote(address, safe=safe) + query
