"""Where a link of a page leads in its mirror: to another file of it, or to the live site. Knows addresses, no HTML."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from khabar.press.mirror.naming import link_between, mirror_name
from khabar.press.outlets.forms import in_ascii
from khabar.press.sheets import REDIRECTS

MEDIA = "/media/"
NOTICE_MARK = "/!"
REMEMBERED = 50_000

Find = Callable[[str], tuple[int, str] | None]
"""From an address to the status and content type of what the store answers there, or None."""


class Site:
    """The addresses of the site at *url*. *find* asks the store, *has_photo* whether a public photo is there."""

    def __init__(self, url: str, find: Find, has_photo: Callable[[str], bool]) -> None:
        self.url = url.rstrip("/")
        self.find = lru_cache(REMEMBERED)(find)
        self.has_photo = has_photo

    def name_of(self, path: str) -> str | None:
        """Return the name of the file for *path*, or None if the mirror has none."""
        if path.startswith(MEDIA):
            return mirror_name(path, is_page=False) if self.has_photo(path) else None
        found = None if NOTICE_MARK in path else self.find(path)
        if found is None:
            return None
        status, content_type = found
        if status == 200:
            return mirror_name(path, is_page=content_type.startswith("text/html"))
        return mirror_name(path, is_page=True) if status == 410 or status in REDIRECTS else None

    def live(self, path: str) -> str:
        """Return the whole address of *path* on the live site."""
        return self.url + in_ascii(path)


class Links:
    """The links of the page at *path*. Notes the photos they need, and the addresses that the mirror lacks yet."""

    def __init__(self, site: Site, path: str, name: str) -> None:
        self.site = site
        self.path = path
        self.name = name
        self.photos: set[str] = set()
        self.missing: set[str] = set()

    def relink(self, link: str) -> str:
        """Return what stands in the mirror for *link*, which may be anything that a page says."""
        try:
            parts = urlsplit(urljoin(self.site.live(self.path), link.strip()))
        except ValueError:
            return link
        if not link.strip() or link.startswith("#") or f"{parts.scheme}://{parts.netloc}" != self.site.url:
            return link
        path = unquote(parts.path) or "/"
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        name = self.site.name_of(path)
        if name is None:
            self.missing.add(path)
            return parts.geturl()
        if path.startswith(MEDIA):
            self.photos.add(path)
        return link_between(self.name, name) + fragment
