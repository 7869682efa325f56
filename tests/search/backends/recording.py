"""A server that takes requests as OpenSearch does, keeps them byte for byte, and answers what it was told to.

Its answers have the forms documented for OpenSearch 3.8 (docs.opensearch.org, pages "Bulk", "Search", "Point in Time",
"Aliases", "Cluster information").
"""

import json
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Request:
    """A request as it came."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]

    @property
    def line(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.body.splitlines()]


@dataclass(frozen=True)
class _Answer:
    status: int
    body: bytes
    delay_seconds: float


@dataclass
class RecordingServer:
    """Give it its answers with `answer`, in order; look at `requests` afterwards. It answers for its version itself."""

    version: str = "3.8.0"
    distribution: str = "opensearch"
    requests: list[Request] = field(default_factory=list)
    _answers: deque[_Answer] = field(default_factory=deque)

    def __post_init__(self) -> None:
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _take(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                recorder._respond(self, Request(self.command, self.path, body, dict(self.headers)))

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _take

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def lines(self) -> list[str]:
        """Return method and path of each request, questions for the version left out."""
        return [request.line for request in self.requests]

    def answer(self, body: Body | str, status: int = 200, *, delay_seconds: float = 0.0) -> None:
        """Answer the next request that is not answered yet with *body*."""
        content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self._answers.append(_Answer(status, content, delay_seconds))

    def refuse(self, status: int, kind: str, reason: str) -> None:
        """Answer the next request with an error in OpenSearch's form."""
        cause = {"type": kind, "reason": reason}
        self.answer({"error": {"root_cause": [cause], **cause}, "status": status}, status)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _respond(self, handler: BaseHTTPRequestHandler, request: Request) -> None:
        if request.line == "GET /":
            answer = _Answer(200, json.dumps(self._about()).encode(), 0)
        else:
            self.requests.append(request)
            if not self._answers:
                answer = _Answer(500, b'{"error": "the test gave no answer to this request"}', 0)
            else:
                answer = self._answers.popleft()
        time.sleep(answer.delay_seconds)
        handler.send_response(answer.status)
        handler.send_header("Content-Type", "application/json; charset=UTF-8")
        handler.send_header("Content-Length", str(len(answer.body)))
        handler.end_headers()
        handler.wfile.write(answer.body)

    def _about(self) -> Body:
        return {
            "name": "node-1",
            "cluster_name": "khabar-test",
            "cluster_uuid": "sQj1b9cZQICv0b8iYc3y5A",
            "version": {
                "distribution": self.distribution,
                "number": self.version,
                "build_type": "tar",
                "lucene_version": "10.4.0",
                "minimum_wire_compatibility_version": "2.19.0",
                "minimum_index_compatibility_version": "2.0.0",
            },
            "tagline": "The OpenSearch Project: https://opensearch.org/",
        }
