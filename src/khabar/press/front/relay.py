"""Hands a request to Django and its answer back, both as streams. Follows no redirect, keeps no cookie or encoding.

A POST is never sent twice. A GET or HEAD is, once, when Django closed an idle connection just as it was used again.
"""

import asyncio
import logging
from collections.abc import AsyncIterator

import httpx
from granian.rsgi import ProtocolClosed  # type: ignore[attr-defined]  # named in its docs, if not in its __all__

from khabar.press.front.forwarding import (
    reader_address,
    reader_scheme,
    request_headers,
    request_target,
    response_headers,
)
from khabar.press.front.rsgi import Answering, Scope

SECONDS_TO_CONNECT = 2.0
SECONDS_TO_ANSWER = 120.0
SECONDS_BETWEEN_PIECES_OF_A_BODY = 30.0
_TIMEOUT = {
    "connect": SECONDS_TO_CONNECT,
    "read": SECONDS_TO_ANSWER,
    "write": SECONDS_BETWEEN_PIECES_OF_A_BODY,
    "pool": SECONDS_TO_CONNECT,
}
_WITHOUT_BODY = frozenset({204, 304})

logger = logging.getLogger(__name__)


class AppAway(Exception):
    """Django cannot be reached, or broke off before it answered."""


class AppTooSlow(Exception):
    """Django did not answer in time."""


class BodyTooLong(Exception):
    """The request's body is longer than this installation takes."""


class LengthRequired(Exception):
    """The request has a body of unknown length, which WSGI cannot take."""


class BodyIncomplete(Exception):
    """The client stopped, or went, in the middle of its request's body."""


class Relay:
    """The way to one Django."""

    def __init__(self, origin: str, secret: str, trusted_proxies: int, body_limit: int) -> None:
        self._origin = httpx.URL(origin)
        self._secret = secret
        self._trusted_proxies = trusted_proxies
        self._body_limit = body_limit
        self._transport: httpx.AsyncHTTPTransport | None = None

    async def hand_on(self, scope: Scope, answering: Answering) -> None:
        """Answer with what Django answers. The exceptions of this module are raised before anything was answered."""
        length = _body_length(scope)
        if length > self._body_limit:
            raise BodyTooLong
        response = await self._ask(scope, answering, length)
        try:
            await _answer(scope, answering, response)
        finally:
            await response.aclose()

    async def _ask(self, scope: Scope, answering: Answering, length: int) -> httpx.Response:
        may_repeat = scope.method in ("GET", "HEAD") and not length
        try:
            return await self._send(scope, answering, length)
        except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError) as error:
            if not may_repeat:
                raise AppAway from error
        except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise AppTooSlow from error
        except httpx.TransportError as error:
            raise AppAway from error
        try:
            return await self._send(scope, answering, length)
        except httpx.TransportError as error:
            raise AppAway from error

    async def _send(self, scope: Scope, answering: Answering, length: int) -> httpx.Response:
        if self._transport is None:
            # Made here and not at the start, because it belongs to the event loop that answers requests.
            limits = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=5.0)
            self._transport = httpx.AsyncHTTPTransport(limits=limits, trust_env=False)
        headers = scope.headers
        request = httpx.Request(
            scope.method,
            self._origin,
            headers=request_headers(
                headers.items(),
                host=scope.authority or headers.get("host") or self._origin.netloc.decode(),
                address=reader_address(scope.client, headers.get_all("x-forwarded-for"), self._trusted_proxies),
                scheme=reader_scheme(scope.scheme, headers.get_all("x-forwarded-proto"), self._trusted_proxies),
                secret=self._secret,
            ),
            content=_body(answering, length) if length else None,
            # The target goes out as it is written here: httpx would write addresses in its own way.
            extensions={"timeout": _TIMEOUT, "target": request_target(scope.path, scope.query_string)},
        )
        return await self._transport.handle_async_request(request)


def _body_length(scope: Scope) -> int:
    declared = scope.headers.get("content-length")
    if declared is None and scope.headers.get("transfer-encoding") is None:
        return 0
    if declared is None or not declared.isdecimal():
        raise LengthRequired
    return int(declared)


async def _body(answering: Answering, length: int) -> AsyncIterator[bytes]:
    pieces = aiter(answering)
    while length > 0:
        try:
            piece = await asyncio.wait_for(anext(pieces), SECONDS_BETWEEN_PIECES_OF_A_BODY)
        except (StopAsyncIteration, TimeoutError) as error:
            raise BodyIncomplete from error
        length -= len(piece)
        yield piece


async def _answer(scope: Scope, answering: Answering, response: httpx.Response) -> None:
    headers = response_headers(response.headers.multi_items())
    if scope.method == "HEAD" or response.status_code in _WITHOUT_BODY:
        answering.response_empty(response.status_code, headers)
        return
    transport = answering.response_stream(response.status_code, headers)
    try:
        async for piece in response.aiter_raw():
            await transport.send_bytes(piece)
    except ProtocolClosed:
        # The reader went away; there is nobody to tell.
        return
    except httpx.TransportError as error:
        logger.warning("The app broke off in the middle of its answer: %r", error)
