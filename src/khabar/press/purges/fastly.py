"""Purges at Fastly, by surrogate keys: the front sends them as `Surrogate-Key`. Knows its API."""

from collections.abc import Sequence

from khabar.press.purges.asking import Line
from khabar.press.stores.tags import address_tag

ORIGIN = "https://api.fastly.com"


class Fastly:
    at_once = 256
    """What a batch may hold."""

    def __init__(self, service: str, token: str, origin: str = ORIGIN) -> None:
        """*token* needs the scope "purge_select" for the service."""
        self.name = f"fastly:{service}"
        self._path = f"/service/{service}/purge"
        self._line = Line("Fastly", origin, {"Fastly-Key": token})

    def purge(self, paths: Sequence[str]) -> None:
        self._line.ask("POST", self._path, body={"surrogate_keys": [address_tag(path) for path in paths]})
