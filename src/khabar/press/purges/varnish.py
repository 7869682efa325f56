"""Purges at a Varnish with the module xkey: the front's `Surrogate-Key` is copied to `xkey` there. The recipe for its
configuration is in docs/how-to/purge-a-cdn.md.
"""

from collections.abc import Sequence

from khabar.press.purges.asking import Line
from khabar.press.stores.tags import address_tag


class Varnish:
    at_once = 100
    """Tags have 19 characters and a header of Varnish 8 KB."""

    def __init__(self, origin: str) -> None:
        self.name = f"varnish:{origin}"
        self._line = Line(f"Varnish at {origin}", origin, {})

    def purge(self, paths: Sequence[str]) -> None:
        tags = " ".join(address_tag(path) for path in paths)
        self._line.ask("PURGE", "/", headers={"xkey-purge": tags})
