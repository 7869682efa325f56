"""The style of a page, which stands inside it: no page waits a round trip for its looks, none breaks when they change.

Measured on the demo's article, HTML and style together stay below the 14 kB that a server may send before it must wait
for an answer, so the first thing that arrives is a whole page. Each look holds only the files its pages need.
"""

import re
from functools import cache

from khabar.site.assets import STATIC, asset_path

_EVERYWHERE = ("1-tokens", "2-base", "3-frame", "4-search-box")
LOOKS: dict[str, tuple[str, ...]] = {
    "front": (*_EVERYWHERE, "4-teasers", "5-front", "9-paper"),
    "listing": (*_EVERYWHERE, "4-teasers", "5-listing", "9-paper"),
    "article": (*_EVERYWHERE, "4-teasers", "5-article", "6-conversation", "9-paper"),
    "search": (*_EVERYWHERE, "4-teasers", "5-search", "9-paper"),
    "plain": (*_EVERYWHERE, "5-article", "9-paper"),
}


@cache
def stylesheet(look: str) -> str:
    """Return the style of *look* without comments and needless white space, its fonts under their public paths."""
    source = "\n".join((STATIC / "css" / f"{name}.css").read_text(encoding="utf-8") for name in LOOKS[look])
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    source = re.sub(r"\s+", " ", source)
    source = re.sub(r" ?([{};,>]) ?", r"\1", source).replace(": ", ":").strip()
    return re.sub(r'url\("font:([a-z0-9-]+)"\)', lambda found: f"url({asset_path(f'{found[1]}.woff2')})", source)
