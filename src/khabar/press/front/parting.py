"""A way back to a client that is asked to close its connection, because this worker is about to leave."""

from collections.abc import AsyncIterator

from khabar.press.front.rsgi import Answering, HeaderList, Transport

_CLOSE = ("connection", "close")


class Parting:
    """Answers as the one it wraps does, with `Connection: close`."""

    __slots__ = ("_answering",)

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._answering)

    def response_empty(self, status: int, headers: HeaderList) -> None:
        self._answering.response_empty(status, [*headers, _CLOSE])

    def response_bytes(self, status: int, headers: HeaderList, body: bytes) -> None:
        self._answering.response_bytes(status, [*headers, _CLOSE], body)

    def response_file(self, status: int, headers: HeaderList, file: str) -> None:
        self._answering.response_file(status, [*headers, _CLOSE], file)

    def response_file_range(self, status: int, headers: HeaderList, file: str, start: int, end: int) -> None:
        self._answering.response_file_range(status, [*headers, _CLOSE], file, start, end)

    def response_stream(self, status: int, headers: HeaderList) -> Transport:
        return self._answering.response_stream(status, [*headers, _CLOSE])
