"""The part of RSGI 1.6 that the front uses, as types. Granian's own classes come without them."""

from collections.abc import AsyncIterator
from typing import Protocol

HeaderList = list[tuple[str, str]]


class Headers(Protocol):
    """Names are small letters."""

    def get(self, key: str, default: str | None = None) -> str | None: ...
    def get_all(self, key: str) -> list[str]: ...
    def items(self) -> HeaderList: ...


class Scope(Protocol):
    """*path* is percent-decoded, *query_string* is not. *client* is "address:port" of the socket's other end."""

    proto: str
    client: str
    scheme: str
    method: str
    path: str
    query_string: str
    authority: str | None
    headers: Headers


class Transport(Protocol):
    async def send_bytes(self, data: bytes) -> None: ...


class Answering(Protocol):
    """One request's way back; exactly one of the response calls is made. Iterating yields the request's body."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def close(self, status: int) -> None:
        """Refuse a web socket; only these have it."""
        ...

    def response_empty(self, status: int, headers: HeaderList) -> None: ...
    def response_bytes(self, status: int, headers: HeaderList, body: bytes) -> None: ...
    def response_file(self, status: int, headers: HeaderList, file: str) -> None: ...
    def response_stream(self, status: int, headers: HeaderList) -> Transport: ...
