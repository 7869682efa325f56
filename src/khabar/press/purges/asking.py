"""One request to a cache, with a time limit and an error that an operator understands. Knows HTTP, no cache.

Its headers are all named here, so that what is sent does not change with a library.
"""

import json
from collections.abc import Mapping

import httpx

from khabar.press.outlets.base import Trouble

ANSWER_SECONDS = 10.0
_HEADERS = {"Accept": "*/*", "Accept-Encoding": "identity", "Connection": "keep-alive", "User-Agent": "khabar"}


class Line:
    """Requests to the server at *origin*, with a connection that is kept. Safe in threads."""

    def __init__(self, who: str, origin: str, headers: Mapping[str, str]) -> None:
        """*who* begins every message of trouble."""
        self.who = who
        self._client = httpx.Client(base_url=origin, timeout=ANSWER_SECONDS, trust_env=False)
        self._client.headers = httpx.Headers({**_HEADERS, **headers})

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: object = None,
        also: frozenset[int] = frozenset(),
    ) -> httpx.Response:
        """Send *body* as JSON and return the answer, which has a status of 200 to 299 or one of *also*."""
        more = dict(headers or {})
        content = None
        if body is not None:
            content = json.dumps(body, separators=(",", ":")).encode()
            more["Content-Type"] = "application/json"
        try:
            answer = self._client.request(method, path, headers=more, content=content)
        except httpx.HTTPError as error:
            raise Trouble(f"{self.who} cannot be reached: {error or type(error).__name__}") from error
        if not answer.is_success and answer.status_code not in also:
            raise Trouble(f"{self.who} answered {answer.status_code}: {answer.text[:200]}", _retry_after(answer))
        return answer


def _retry_after(answer: httpx.Response) -> float | None:
    """Return the seconds that the other side wants to be left alone; a date is not understood."""
    text = answer.headers.get("retry-after", "")
    return float(text) if text.isdecimal() else None
