"""A server that keeps every byte it is sent and answers as it is told, for caches that we cannot have here."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


@dataclass
class Recorder:
    """*requests* holds each request as it came, *times* when, by a monotonic clock, before it was answered.

    *answers* is what is sent back: the first one next, the last for ever.

    An empty answer closes the connection.
    """

    origin: str = ""
    requests: list[bytes] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=lambda: [OK])

    def forget(self) -> None:
        self.times.clear()
        self.requests.clear()

    def answer(self) -> bytes:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def recorder() -> Iterator[Recorder]:
    """Run a recording server on this machine."""
    kept = Recorder()

    class Request(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while line := self.rfile.readline():
                whole, length = line, 0
                while True:
                    line = self.rfile.readline()
                    whole += line
                    name, _, value = line.partition(b":")
                    if name.lower() == b"content-length":
                        length = int(value)
                    if line in (b"\r\n", b""):
                        break
                whole += self.rfile.read(length)
                kept.times.append(time.monotonic())
                kept.requests.append(whole)
                answer = kept.answer()
                if not answer:
                    return
                self.wfile.write(answer)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Request) as server:
        kept.origin = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield kept
        finally:
            server.shutdown()
            thread.join()
