"""A sheet: what the press lays at one address. Pure; knows neither Django nor the store.

Two rules are checked here, so that a page which breaks them fails alone, before it meets the store: addresses are
decoded, NFC, and begin with one slash; a redirect says where to.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

REDIRECTS = frozenset({301, 302, 307, 308})
STATUSES = frozenset({200, 404, 410, 503}) | REDIRECTS
_UNFIT = frozenset("\\?#\N{NULL}")


class UnfitSheet(Exception):
    """A page returned a sheet that cannot be served."""


@dataclass(frozen=True)
class Sheet:
    """One address and the answer that waits there.

    *path* is decoded Unicode in NFC, as in `/ar/2017/11/03/القوات/`. *location* is a path of the same kind or a whole
    URL. *immutable* promises that the bytes at this address never change.
    """

    path: str
    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    location: str | None = None
    immutable: bool = False

    def check(self) -> None:
        """Raise UnfitSheet, naming the address, unless the sheet can be served."""
        if not isinstance(self.body, bytes):
            raise UnfitSheet(f"A body is bytes: {self.path!r}")
        if any("\ud800" <= letter <= "\udfff" for letter in self.path + (self.location or "")):
            raise UnfitSheet(f"An address can be written in UTF-8: {self.path!r}")
        if not self.path.startswith("/") or self.path.startswith("//") or _UNFIT & set(self.path):
            raise UnfitSheet(f"An address begins with one slash and has no query: {self.path!r}")
        if not unicodedata.is_normalized("NFC", self.path):
            raise UnfitSheet(f"An address is written in NFC: {self.path!r}")
        if self.status not in STATUSES:
            raise UnfitSheet(f"The status {self.status} is never baked: {self.path!r}")
        if (self.status in REDIRECTS) != bool(self.location):
            raise UnfitSheet(f"A redirect, and nothing else, has a location: {self.path!r}")
        if not self.content_type.isascii() or not self.content_type.isprintable():
            raise UnfitSheet(f"A content type is printable ASCII: {self.path!r}")


def check_sheets(sheets: Iterable[Sheet]) -> None:
    """Raise UnfitSheet unless each sheet can be served and no two lie at one address."""
    paths: set[str] = set()
    for sheet in sheets:
        sheet.check()
        if sheet.path in paths:
            raise UnfitSheet(f"Two sheets for one address: {sheet.path!r}")
        paths.add(sheet.path)
