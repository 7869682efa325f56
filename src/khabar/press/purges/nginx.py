"""Purges at an nginx with a cache and the module cache_purge: one request an address, by the address itself."""

from collections.abc import Sequence

from khabar.press.outlets.forms import in_ascii
from khabar.press.purges.asking import Line

_NOT_IN_THE_CACHE = frozenset({404, 412})


class Nginx:
    at_once = 1

    def __init__(self, origin: str, host: str) -> None:
        """*host* is the name by which readers ask: nginx keeps pages under it."""
        self.name = f"nginx:{origin}"
        self._line = Line(f"nginx at {origin}", origin, {"Host": host})

    def purge(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._line.ask("PURGE", in_ascii(path), also=_NOT_IN_THE_CACHE)
