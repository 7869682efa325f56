"""Hands a request to Django and its answer back. Follows no redirect, keeps no cookie or encoding.

A request's body is received whole before Django hears of it, and a long answer is received whole before the reader gets
it: neither a slow reader nor many of them hold Django's threads or the front's memory. Short answers are streams.

A POST is never sent twice. A GET or HEAD is, once, when Django closed an idle connection just as it was used again.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from urllib.parse import quote

import httpx
from granian.rsgi import ProtocolClosed

from khabar.press.front.forwarding import (
    reader_address,
    reader_scheme,
    request_headers,
    request_target,
    response_headers,
)
from khabar.press.front.rsgi import Answering, HeaderList, Scope
from khabar.press.front.spooling import MOST_IN_MEMORY, Spool

SECONDS_TO_CONNECT = 2.0
SECONDS_TO_ANSWER = 120.0
SECONDS_TO_TAKE_A_PIECE = 30.0
SECONDS_FOR_ANY_BODY = 30.0
SLOWEST_BYTES_A_SECOND = 4 * 1024
SECONDS_TO_OPEN_A_FILE = 30.0
MOST_AT_ONCE = 200
LONGEST_ANSWER = 1024 * 1024 * 1024
_TIMEOUT = {
    "connect": SECONDS_TO_CONNECT,
    "read": SECONDS_TO_ANSWER,
    "write": SECONDS_TO_TAKE_A_PIECE,
    "pool": SECONDS_TO_CONNECT,
}
_WITHOUT_BODY = frozenset({204, 304})
# Where strangers write, a megabyte is a thousand comments; photos are sent by those who may reach the admin.
_LONG_BODIES_BELOW = "/admin/"
_LONGEST_PUBLIC_BODY = 1024 * 1024

logger = logging.getLogger(__name__)


class AppAway(Exception):
    """Django cannot be reached, or broke off before it answered."""


class AppTooSlow(Exception):
    """Django did not answer in time."""


class TooBusy(AppAway):
    """As many requests are with Django as it can be expected to take."""


class BrokenOff(Exception):
    """Django went in the middle of an answer of which the reader has nothing yet."""


class BodyTooLong(Exception):
    """The request's body is longer than this installation takes."""


class LengthRequired(Exception):
    """The request has a body of unknown length, which WSGI cannot take."""


class BodyIncomplete(Exception):
    """The client stopped, or went, in the middle of its request's body."""


class Relay:
    """The way to one Django."""

    def __init__(
        self, origin: str, secret: str, trusted_proxies: int, body_limit: int, more_headers: HeaderList
    ) -> None:
        self._origin = httpx.URL(origin)
        self._secret = secret
        self._trusted_proxies = trusted_proxies
        self._body_limit = body_limit
        self._more_headers = more_headers
        self._underway = 0
        self._transport: httpx.AsyncHTTPTransport | None = None

    async def hand_on(self, scope: Scope, answering: Answering) -> None:
        """Answer with what Django answers. The exceptions of this module are raised before anything was answered."""
        length = _body_length(scope)
        if length > (self._body_limit if scope.path.startswith(_LONG_BODIES_BELOW) else _LONGEST_PUBLIC_BODY):
            raise BodyTooLong
        if self._underway >= MOST_AT_ONCE:
            raise TooBusy
        self._underway += 1
        body = Spool()
        try:
            await _receive(answering, length, body)
            response = await self._ask(scope, body)
            try:
                await self._answer(scope, answering, response)
            finally:
                await response.aclose()
        finally:
            self._underway -= 1
            body.remove()

    async def has_baked(self, path: str) -> bool:
        """Have Django bake the page at *path* if it is on demand; return whether there is one.

        Raises AppAway and AppTooSlow.
        """
        query = f"path={quote(path, safe='/')}"
        request = httpx.Request(
            "GET",
            self._origin,
            headers=[("host", self._origin.netloc.decode()), ("x-khabar-front", self._secret)],
            extensions={"timeout": _TIMEOUT, "target": request_target("/-/asked-for", query)},
        )
        try:
            response = await self._way().handle_async_request(request)
        except httpx.TimeoutException as error:
            raise AppTooSlow from error
        except httpx.TransportError as error:
            raise AppAway from error
        await response.aclose()
        if response.status_code not in (204, 404):
            raise AppAway
        return response.status_code == 204

    async def _ask(self, scope: Scope, body: Spool) -> httpx.Response:
        may_repeat = scope.method in ("GET", "HEAD") and not body.size
        try:
            return await self._send(scope, body)
        except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError) as error:
            if not may_repeat:
                raise AppAway from error
        except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise AppTooSlow from error
        except httpx.TransportError as error:
            raise AppAway from error
        try:
            return await self._send(scope, body)
        except httpx.TransportError as error:
            raise AppAway from error

    def _way(self) -> httpx.AsyncHTTPTransport:
        if self._transport is None:
            # Made here and not at the start, because it belongs to the event loop that answers requests.
            limits = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=5.0)
            # Reading the certificates of the world takes most of a second, and Django is on this machine.
            verify = self._origin.scheme == "https"
            self._transport = httpx.AsyncHTTPTransport(verify=verify, limits=limits, trust_env=False)
        return self._transport

    async def _send(self, scope: Scope, body: Spool) -> httpx.Response:
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
            content=_pieces(body) if body.size else None,
            # The target goes out as it is written here: httpx would write addresses in its own way.
            extensions={"timeout": _TIMEOUT, "target": request_target(scope.path, scope.query_string)},
        )
        return await self._way().handle_async_request(request)

    async def _answer(self, scope: Scope, answering: Answering, response: httpx.Response) -> None:
        status = response.status_code
        headers = [*response_headers(response.headers.multi_items()), *self._more_headers]
        if scope.method == "HEAD" or status in _WITHOUT_BODY:
            answering.response_empty(status, headers)
        elif _is_short(response.headers.get("content-length")):
            await _pass_on(answering, status, headers, response)
        else:
            await _pass_on_whole(answering, status, headers, response)


def _body_length(scope: Scope) -> int:
    headers = scope.headers
    if headers.get("transfer-encoding") is not None:
        raise LengthRequired
    declared = headers.get("content-length")
    return 0 if declared is None else int(declared)


async def _receive(answering: Answering, length: int, body: Spool) -> None:
    """Write the request's body into *body*, as long as the client keeps up a certain speed."""
    if not length:
        return
    try:
        async with asyncio.timeout(SECONDS_FOR_ANY_BODY + length / SLOWEST_BYTES_A_SECOND):
            async for piece in answering:
                body.write(piece)
                if not piece or body.size >= length:
                    break
    except TimeoutError as error:
        raise BodyIncomplete from error
    if body.size != length:
        raise BodyIncomplete


async def _pieces(body: Spool) -> AsyncIterator[bytes]:
    for piece in body.pieces():
        yield piece


def _is_short(content_length: str | None) -> bool:
    return content_length is not None and int(content_length) <= MOST_IN_MEMORY


async def _pass_on(answering: Answering, status: int, headers: HeaderList, response: httpx.Response) -> None:
    transport = answering.response_stream(status, headers)
    try:
        async for piece in response.aiter_raw():
            await transport.send_bytes(piece)
    except ProtocolClosed:
        # The reader went away; there is nobody to tell.
        return
    except httpx.TransportError as error:
        # She has fewer bytes than the length says, and notices.
        logger.warning("The app broke off in the middle of its answer: %r", error)


async def _pass_on_whole(answering: Answering, status: int, headers: HeaderList, response: httpx.Response) -> None:
    """Take the whole answer from the app, then send it as fast as the reader takes it."""
    whole = Spool()
    try:
        async for piece in response.aiter_raw():
            whole.write(piece)
            if whole.size > LONGEST_ANSWER:
                raise BrokenOff
    except (httpx.TransportError, BrokenOff) as error:
        whole.remove()
        logger.warning("The app broke off in the middle of its answer: %r", error)
        raise BrokenOff from error
    headers = [(name, value) for name, value in headers if name != "content-length"]
    if whole.file is None:
        answering.response_bytes(status, headers, whole.in_memory())
    else:
        answering.response_file(status, [*headers, ("content-length", str(whole.size))], str(whole.file))
        # The server opens it in a moment and tells nobody when it has.
        asyncio.get_running_loop().call_later(SECONDS_TO_OPEN_A_FILE, whole.remove)
