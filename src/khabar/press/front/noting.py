"""A way back to a client that remembers what went through it, for the access log."""

from collections.abc import AsyncIterator

from khabar.press.front.rsgi import Answering, HeaderList, Transport


class Noting:
    """Answers as the one it wraps does; has *status* and *size* of the answer's body in bytes afterwards."""

    __slots__ = ("_answering", "size", "status")

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self.status = 500
        self.size = 0

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._answering)

    def response_empty(self, status: int, headers: HeaderList) -> None:
        self.status = status
        self._answering.response_empty(status, headers)

    def response_bytes(self, status: int, headers: HeaderList, body: bytes) -> None:
        self.status, self.size = status, len(body)
        self._answering.response_bytes(status, headers, body)

    def response_file(self, status: int, headers: HeaderList, file: str) -> None:
        self._note_declared(status, headers)
        self._answering.response_file(status, headers, file)

    def response_file_range(self, status: int, headers: HeaderList, file: str, start: int, end: int) -> None:
        self.status, self.size = status, end - start
        self._answering.response_file_range(status, headers, file, start, end)

    def response_stream(self, status: int, headers: HeaderList) -> Transport:
        self._note_declared(status, headers)
        return self._answering.response_stream(status, headers)

    def _note_declared(self, status: int, headers: HeaderList) -> None:
        self.status = status
        self.size = next((int(value) for name, value in headers if name == "content-length"), 0)
