"""A tiny server that stands where Django does: it tells what reached it, and answers oddly where it is asked to."""

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONG = bytes(range(256)) * 2048
_counting = threading.Lock()


class Upstream(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    released = threading.Event()
    asked = 0

    def answer(self) -> None:
        with _counting:
            Upstream.asked += 1
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        heard = {
            "method": self.command,
            "target": self.path,
            "headers": [[name.lower(), value] for name, value in self.headers.items()],
            "length": len(body),
            "sha256": hashlib.sha256(body).hexdigest(),
        }
        status, headers = 200, [("Content-Type", "application/json")]
        if self.path.startswith("/cookies"):
            headers += [("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2; Path=/; HttpOnly")]
        if self.path.startswith("/elsewhere"):
            status = 302
            headers.append(("Location", "/somewhere/"))
        if self.path.startswith("/hops"):
            headers += [("Connection", "X-Private"), ("X-Private", "1"), ("Keep-Alive", "5"), ("X-Khabar-Inner", "1")]
        if self.path.startswith("/pieces"):
            self._answer_in_pieces()
            return
        if self.path.startswith("/broken"):
            self._break_off()
            return
        if self.path.startswith(("/long", "/unknown")):
            self._answer_at_length()
            return
        data = json.dumps(heard).encode()
        if self.path.startswith("/unmodified"):
            status, data = 304, b""
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = answer

    def _answer_in_pieces(self) -> None:
        """Send the second half only when the test has seen the first."""
        self.send_response(200)
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"one")
        self.wfile.flush()
        self.released.wait(10)
        time.sleep(0.01)
        self.wfile.write(b"two")

    def _answer_at_length(self) -> None:
        """Send LONG, with its length or in chunks without; of `...-torn` only half of it."""
        has_length = self.path.startswith("/long")
        self.send_response(200)
        self.send_header(*(("Content-Length", str(len(LONG))) if has_length else ("Transfer-Encoding", "chunked")))
        self.end_headers()
        sent = LONG[: len(LONG) // 2] if "torn" in self.path else LONG
        self.wfile.write(sent if has_length else b"%x\r\n%s\r\n" % (len(sent), sent))
        if "torn" in self.path:
            self.close_connection = True
        elif not has_length:
            self.wfile.write(b"0\r\n\r\n")

    def _break_off(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"one")
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256  # the front may open all its connections at once


@contextmanager
def running_upstream(port: int = 0) -> Iterator[int]:
    """Serve on a port of this machine until the block ends; yields the port."""
    server = _Server(("127.0.0.1", port), Upstream)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
