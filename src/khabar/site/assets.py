"""Public assets under names that carry a hash of their content, so that browsers may keep them for ever.

Fonts, the mark, the style of what comes after an article's text (see stylesheets.py), and two scripts, of which a page
has one: that of the search box, or that of pages which readers take part in, with the search box in it.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from khabar.site.style_sources import joined

STATIC = Path(__file__).parent / "static" / "site"
SCRIPTS: Final = {
    "reader.js": ("search.js", "counter.js", "poll.js", "comment.js"),
    "search.js": ("search.js",),
    "live.js": ("live.js",),
}
STYLES: Final = {
    "after.css": ("3-parts", "4-suggestions", "4-teasers", "5-story-end", "6-conversation", "9-paper"),
    "live.css": ("7-live",),
}
_CONTENT_TYPES = {
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}


@cache
def asset_names() -> tuple[str, ...]:
    """Return the plain names of everything that is served, as in `text-400.woff2`."""
    fonts = sorted(file.name for file in (STATIC / "fonts").glob("*.woff2"))
    return (*fonts, "mark.svg", *SCRIPTS, *STYLES)


@cache
def asset_body(name: str) -> bytes:
    """Return the bytes behind a plain *name*."""
    if name in SCRIPTS:
        return _script(name)
    if name in STYLES:
        return joined(STYLES[name]).encode()
    return (STATIC / "fonts" / name if name.endswith(".woff2") else STATIC / name).read_bytes()


@cache
def asset_path(name: str) -> str:
    """Return the public path of *name*, with the hash of what it holds now."""
    digest = hashlib.sha256(asset_body(name)).hexdigest()[:10]
    file = Path(name)
    return f"/static/site/{file.stem}.{digest}{file.suffix}"


def asset_content_type(name: str) -> str:
    return _CONTENT_TYPES[Path(name).suffix]


def _script(name: str) -> bytes:
    """Join the modules into one file: each is closed in a block of its own, so that their names cannot meet."""
    sources = [(STATIC / "js" / module).read_text(encoding="utf-8").strip() for module in SCRIPTS[name]]
    return "\n".join(f"{{\n{source}\n}}" for source in sources).encode()
