"""Where the files of another site's photos are taken from: a copy of its folder, or the site itself. Saves nothing.

A site is asked only because the operator named it, only that host, never a private address, and never for more than a
photo may have.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote, unquote, urljoin, urlsplit

import httpx

from khabar.interchange.formats.records import Medium
from khabar.interchange.formats.shelf import unscaled

UPLOADS: Final = ("wp-content/uploads/", "content/images/")
SECONDS_TO_CONNECT: Final = 10.0
SECONDS_TO_READ: Final = 30.0
MOST_REDIRECTS: Final = 3


class NoFile(Exception):
    """There is no such file there. The message says why."""


class MediaSource(Protocol):
    """Gives the bytes of a file, at most *limit* and one more. Raises NoFile."""

    def fetch(self, medium: Medium, limit: int) -> bytes: ...


@dataclass(frozen=True)
class Folder:
    """A copy of `wp-content/uploads`, or of a folder that has it, or of Ghost's `content/images`."""

    root: Path

    def fetch(self, medium: Medium, limit: int) -> bytes:
        root = self.root.resolve()
        for place in _places(medium):
            file = (root / place).resolve()
            if not file.is_relative_to(root):
                raise NoFile(f"It names a file outside the folder: {place}")
            if file.is_file():
                with file.open("rb") as opened:
                    return opened.read(limit + 1)
        raise NoFile(f"It is not in {self.root}: {next(_places(medium), medium.url)}")


def _places(medium: Medium) -> Iterator[str]:
    """Yield where the file may lie: by its place in the folder, by the path of its address, full-sized or not."""
    path = unquote(urlsplit(medium.url).path).lstrip("/")
    below = next((path.partition(folder)[2] for folder in UPLOADS if folder in path), "")
    for place in dict.fromkeys([medium.place.lstrip("/"), below, path]):
        if place:
            yield from dict.fromkeys([unscaled(place), place])


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, proto=socket.IPPROTO_TCP)
    except OSError as error:
        raise NoFile(f"{host} is not found: {error}") from error
    return [str(address[4][0]) for address in found]


def _is_public(address: str) -> bool:
    return ipaddress.ip_address(address.partition("%")[0]).is_global


@dataclass
class Site:
    """The other site while it still answers, at *base*."""

    base: str
    addresses: Callable[[str, int], list[str]] = _addresses
    may_ask: Callable[[str], bool] = _is_public
    _client: httpx.Client = field(
        default_factory=lambda: httpx.Client(
            timeout=httpx.Timeout(SECONDS_TO_READ, connect=SECONDS_TO_CONNECT),
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": "Khabar import"},
        )
    )

    def fetch(self, medium: Medium, limit: int) -> bytes:
        url = urljoin(self.base if self.base.endswith("/") else f"{self.base}/", medium.url)
        for _step in range(MOST_REDIRECTS + 1):
            with closing(self._ask(url)) as answer:
                if answer.is_redirect:
                    url = urljoin(url, answer.headers.get("location", ""))
                    continue
                if answer.status_code != 200:
                    raise NoFile(f"The site answers {answer.status_code}: {url}")
                return _read(answer, limit)
        raise NoFile(f"The site leads from one address to the next: {url}")

    def _ask(self, url: str) -> httpx.Response:
        """Ask for *url* at an address that was looked at: a name may mean another one a moment later."""
        parts = urlsplit(url)
        host, wanted = parts.hostname or "", urlsplit(self.base).hostname
        if parts.scheme not in ("http", "https") or _bare(host) != _bare(wanted or ""):
            raise NoFile(f"It is of another site than {self.base}: {url}")
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise NoFile(f"It is no address: {url}") from error
        address = next(iter(self.addresses(host, port)), "")
        if not address or not self.may_ask(address):
            raise NoFile(f"{host} has a private address; it is not asked.")
        literal = f"[{address}]" if ":" in address else address
        path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") + (f"?{parts.query}" if parts.query else "")
        request = self._client.build_request(
            "GET",
            f"{parts.scheme}://{literal}:{port}{path}",
            headers={"Host": parts.netloc},
            extensions={"sni_hostname": host},
        )
        try:
            return self._client.send(request, stream=True)
        except httpx.HTTPError as error:
            raise NoFile(f"The site does not answer: {type(error).__name__}") from error


def _read(answer: httpx.Response, limit: int) -> bytes:
    data = b""
    try:
        for chunk in answer.iter_bytes(65536):
            data += chunk
            if len(data) > limit:
                break
    except httpx.HTTPError as error:
        raise NoFile(f"The site breaks off: {type(error).__name__}") from error
    return data


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
