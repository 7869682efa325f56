"""Speaks HTTP with the cluster: a request, then its answer or why there is none. Knows no index and no query."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
from django.conf import settings

from khabar.search.backends.base import SearchUnavailable

Answer = dict[str, Any]

BUSY: Final = (429, 503)
PAUSES_SECONDS: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Between tries of a request that the cluster was too busy for; after the last of them it is given up."""

_OLDEST: Final = (2, 4)
"""Points in time came with 2.4."""
_CONNECT_SECONDS: Final = 2.0


class Refused(SearchUnavailable):
    """The cluster answered with an error: its HTTP status, and the name it has for what was wrong."""

    def __init__(self, status: int, kind: str, reason: str) -> None:
        super().__init__(f"OpenSearch refused ({status} {kind}): {reason}")
        self.status = status
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Address:
    """Where the cluster is, and who asks: the settings that a connection is made of."""

    url: str
    user: str
    password: str
    ca_file: str

    @classmethod
    def of_settings(cls) -> "Address":
        return cls(
            settings.KHABAR_OPENSEARCH_URL,
            settings.KHABAR_OPENSEARCH_USER,
            settings.KHABAR_OPENSEARCH_PASSWORD,
            settings.KHABAR_OPENSEARCH_CA_FILE,
        )


class Cluster:
    """A cluster and a pool of connections to it, made at the first request. Safe in threads."""

    def __init__(self, address: Address, *, sleep: Callable[[float], object] = time.sleep) -> None:
        self._address = address
        self._sleep = sleep
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None
        self._major: int | None = None

    def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | bytes | None = None,
        *,
        timeout_seconds: float,
        tries: int = 1,
    ) -> Answer:
        """Send one request and return its answer. Raises SearchUnavailable; Refused where the cluster says no.

        *body* is JSON, or lines of JSON as bytes. A cluster that is too busy is asked *tries* times in all.
        """
        for pause in PAUSES_SECONDS[: tries - 1]:
            try:
                return self._ask_once(method, path, body, timeout_seconds)
            except Refused as refused:
                if refused.status not in BUSY:
                    raise
            self._sleep(pause)
        return self._ask_once(method, path, body, timeout_seconds)

    def close(self) -> None:
        """Give the connections back; the next request makes new ones."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def pause(self, number: int) -> None:
        """Wait as long as before the try after the one of *number*, counted from 0."""
        self._sleep(PAUSES_SECONDS[number])

    def major_version(self) -> int:
        """Return the first number of the cluster's version, asked for once. Raises SearchUnavailable if too old."""
        if self._major is None:
            version = self.ask("GET", "/", timeout_seconds=settings.KHABAR_SEARCH_TIMEOUT_SECONDS).get("version", {})
            name, number = version.get("distribution", "Elasticsearch"), str(version.get("number", "0"))
            if name != "opensearch":
                raise SearchUnavailable(f"{self._address.url} is {name} {number}, not OpenSearch.")
            major, minor = _version(number)
            if (major, minor) < _OLDEST:
                raise SearchUnavailable(
                    f"OpenSearch {number} is too old: {_OLDEST[0]}.{_OLDEST[1]} or newer is needed."
                )
            self._major = major
        return self._major

    def _ask_once(
        self, method: str, path: str, body: Mapping[str, object] | bytes | None, timeout_seconds: float
    ) -> Answer:
        headers, content = {}, b""
        if isinstance(body, bytes):
            headers, content = {"Content-Type": "application/x-ndjson"}, body
        elif body is not None:
            headers, content = {"Content-Type": "application/json"}, to_json(body)
        timeout = httpx.Timeout(timeout_seconds, connect=min(_CONNECT_SECONDS, timeout_seconds))
        try:
            response = self._connection().request(method, path, content=content, headers=headers, timeout=timeout)
        except httpx.TimeoutException as error:
            raise SearchUnavailable("OpenSearch did not answer in time.") from error
        except (httpx.HTTPError, OSError) as error:
            raise SearchUnavailable(f"OpenSearch cannot be reached at {self._address.url}: {error}") from error
        answer = _read(response)
        if response.is_error:
            raise _refusal(response.status_code, answer)
        if answer is None:
            raise SearchUnavailable("OpenSearch gave an answer that is no JSON.")
        return answer

    def _connection(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = _connect(self._address)
            return self._client


def to_json(body: Mapping[str, object]) -> bytes:
    """Return *body* on one line, in UTF-8."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _connect(address: Address) -> httpx.Client:
    verify = ssl.create_default_context(cafile=address.ca_file or None) if address.url.startswith("https:") else True
    auth = httpx.BasicAuth(address.user, address.password) if address.user else None
    # No proxy of the environment: a cluster stands where its operator says.
    return httpx.Client(base_url=address.url, auth=auth, verify=verify, trust_env=False)


def _read(response: httpx.Response) -> Answer | None:
    try:
        answer = response.json()
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _refusal(status: int, answer: Answer | None) -> Refused:
    error = (answer or {}).get("error")
    if not isinstance(error, dict):
        return Refused(status, "error", str(error or "no reason given"))
    causes = error.get("root_cause") or [error]
    return Refused(status, str(error.get("type", "error")), str(causes[0].get("reason") or error.get("reason")))


def _version(number: str) -> tuple[int, int]:
    parts = [int(part) if part.isdigit() else 0 for part in number.split(".")]
    return parts[0], parts[1] if len(parts) > 1 else 0
