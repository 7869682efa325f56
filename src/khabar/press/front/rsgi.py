"""The part of RSGI 1.6 that the front uses, as types. Granian's own classes come without them."""

from collections.abc import AsyncIterator
from typing import Protocol

HeaderList = list[tuple[str, str]]


class Headers(Protocol):
    """Names are small letters. Values that are not plain ASCII are left out."""

    def get(self, key: str, default: str | None = None) -> str | None: ...
    def get_all(self, key: str) -> list[str]: ...
    def items(self) -> HeaderList: ...


class Scope(Protocol):
    """*path* is percent-decoded, *query_string* is not. *client* is "address:port" of the socket's other end.

    *headers* is copied at each look: look once.
    """

    proto: str
    http_version: str
    client: str
    scheme: str
    method: str
    path: str
    query_string: str
    authority: str | None

    @property
    def headers(self) -> Headers: ...


class Transport(Protocol):
    async def send_bytes(self, data: bytes) -> None: ...


class Answering(Protocol):
    """One request's way back; exactly one of the response calls is made. Iterating yields the request's body."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_empty(self, status: int, headers: HeaderList) -> None: ...
    def response_bytes(self, status: int, headers: HeaderList, body: bytes) -> None: ...
    def response_file(self, status: int, headers: HeaderList, file: str) -> None: ...
    def response_file_range(self, status: int, headers: HeaderList, file: str, start: int, end: int) -> None:
        """Send the bytes of *file* from *start* to before *end*."""
        ...

    def response_stream(self, status: int, headers: HeaderList) -> Transport:
        """Answer piece by piece. What a slow reader has not taken yet waits in memory, however much it is."""
        ...
