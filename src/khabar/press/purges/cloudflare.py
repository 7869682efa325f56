"""Purges at Cloudflare, by tags: the front sends them as `Cache-Tag`. Knows its API, as of 2025."""

from collections.abc import Sequence

from khabar.press.outlets.base import Trouble
from khabar.press.purges.asking import Line
from khabar.press.stores.tags import address_tag

ORIGIN = "https://api.cloudflare.com"


class Cloudflare:
    at_once = 30
    """What every plan allows in one request."""

    def __init__(self, zone: str, token: str, origin: str = ORIGIN) -> None:
        """*token* needs the permission "Cache Purge" for the zone."""
        self.name = f"cloudflare:{zone}"
        self._path = f"/client/v4/zones/{zone}/purge_cache"
        self._line = Line("Cloudflare", origin, {"Authorization": f"Bearer {token}"})

    def purge(self, paths: Sequence[str]) -> None:
        answer = self._line.ask("POST", self._path, body={"tags": [address_tag(path) for path in paths]})
        # An error may come with status 200.
        try:
            is_done = answer.json().get("success") is True
        except (ValueError, AttributeError):
            is_done = False
        if not is_done:
            raise Trouble(f"Cloudflare did not purge: {answer.text[:200]}")
