"""Writes down what was asked for, in lines that every log reader knows. Knows no page.

Readers may be in danger for what they read: nothing is written unless the operator asks for it, addresses are shortened
unless she insists, and what stands behind the question mark of an address, a reader's search for instance, never is.

A request costs the front one tuple in a list; a thread makes lines of them twice a second. What comes faster than lines
can be written is counted and left out.
"""

import ipaddress
import json
import logging
import os
import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

from khabar.press.front.forwarding import reader_address
from khabar.press.front.rsgi import Scope

Form = Literal["combined", "json"]
Addresses = Literal["short", "full", "none"]

SECONDS_BETWEEN_WRITES = 0.5
MOST_WAITING = 50_000
_IPV4_BITS, _IPV6_BITS = 24, 48
_UNSAFE = re.compile(r"[^ !#-\[\]-~]")
_SAFE_IN_PATHS = "/~!$&'()*+,;=:@-._"

logger = logging.getLogger(__name__)


class Noted(NamedTuple):
    """One request and its answer. *at* is in seconds since 1970, *took* in seconds."""

    at: float
    took: float
    scope: Scope
    status: int
    size: int


class AccessLog:
    """One worker's lines in the file that all workers share. Each write is whole lines at the file's end."""

    def __init__(self, file: Path, form: Form, addresses: Addresses, trusted_proxies: int) -> None:
        self._file = file
        self._line: Callable[[Noted, str], str] = {"combined": _combined, "json": _json}[form]
        self._addresses = addresses
        self._trusted_proxies = trusted_proxies
        self._waiting: list[Noted] = []
        self._left_out = 0
        self._descriptor: int | None = None
        self._inode: tuple[int, int] | None = None
        self._writing = threading.Lock()
        self._stopped = threading.Event()
        self._has_complained = False

    def start(self) -> None:
        threading.Thread(target=self._write_now_and_then, name="access log", daemon=True).start()

    def note(self, noted: Noted) -> None:
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(noted)
        else:
            self._left_out += 1

    def write(self) -> None:
        """Write what waits. A file that was moved away, as by logrotate, is opened anew at its name."""
        with self._writing:
            waiting, self._waiting = self._waiting, []
            if not waiting:
                return
            text = "".join(self._line(one, self._address(one.scope)) for one in waiting)
            try:
                os.write(self._open(), text.encode())
            except OSError as error:
                if not self._has_complained:
                    logger.warning("The access log %s cannot be written: %s", self._file, error)
                self._has_complained = True
            else:
                self._has_complained = False
            if self._left_out:
                logger.warning("%d requests came too fast for the access log and are not in it.", self._left_out)
                self._left_out = 0

    def stop(self) -> None:
        self._stopped.set()
        self.write()

    def _write_now_and_then(self) -> None:
        while not self._stopped.wait(SECONDS_BETWEEN_WRITES):
            self.write()

    def _open(self) -> int:
        try:
            about = self._file.stat()
            inode = (about.st_dev, about.st_ino)
        except FileNotFoundError:
            inode = None
        if self._descriptor is None or inode is None or inode != self._inode:
            if self._descriptor is not None:
                os.close(self._descriptor)
            self._descriptor = None
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
            about = os.fstat(self._descriptor)
            self._inode = (about.st_dev, about.st_ino)
        return self._descriptor

    def _address(self, scope: Scope) -> str:
        if self._addresses == "none":
            return "-"
        address = reader_address(scope.client, scope.headers.get_all("x-forwarded-for"), self._trusted_proxies)
        return address if self._addresses == "full" else shortened(address)


def shortened(address: str) -> str:
    """Return the network that *address* is in: some hundred neighbours share it.

    >>> shortened("203.0.113.77"), shortened("2001:db8:1:2::3")
    ('203.0.113.0', '2001:db8:1::')
    """
    version = ipaddress.ip_address(address).version
    bits = _IPV4_BITS if version == 4 else _IPV6_BITS
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False).network_address)


def _combined(noted: Noted, address: str) -> str:
    """Return the line that Apache and nginx call "combined"."""
    moment = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(noted.at))
    request = f"{_plain(noted.scope.method)} {_path(noted.scope)} HTTP/{noted.scope.http_version}"
    referrer, agent = (_plain(one) for one in _referrer_and_agent(noted.scope))
    return f'{address} - - [{moment}] "{request}" {noted.status} {noted.size} "{referrer}" "{agent}"\n'


def _json(noted: Noted, address: str) -> str:
    """Return one JSON object in a line."""
    referrer, agent = _referrer_and_agent(noted.scope)
    fields = {
        "time": datetime.fromtimestamp(noted.at, UTC).isoformat(timespec="milliseconds"),
        "address": address,
        "method": noted.scope.method,
        "path": noted.scope.path,
        "protocol": f"HTTP/{noted.scope.http_version}",
        "status": noted.status,
        "bytes": noted.size,
        "referrer": referrer,
        "agent": agent,
        "seconds": round(noted.took, 6),
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _path(scope: Scope) -> str:
    return quote(scope.path, safe=_SAFE_IN_PATHS)


def _referrer_and_agent(scope: Scope) -> tuple[str, str]:
    headers = scope.headers
    referrer = (headers.get("referer") or "-").partition("?")[0].partition("#")[0]
    return referrer, headers.get("user-agent") or "-"


def _plain(text: str) -> str:
    """Return *text* without what could end a quotation or a line."""
    return _UNSAFE.sub(lambda found: f"\\x{ord(found.group()):02x}", text)
