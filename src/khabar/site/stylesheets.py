"""The style of a page, which stands inside it: no page waits a round trip for its looks, none breaks when they change.

Measured on the demo's article, HTML and style together stay below the 14 kB that a server may send before it must wait
for an answer, so the first thing that arrives is a whole page. Each look holds only the files its pages need.

Articles are by far the most pages. What comes after their text has its style in an asset, which browsers keep and which
is linked between the two: no article waits for it to be read, and none carries it.
"""

import re
from functools import cache

from khabar.site.assets import asset_path
from khabar.site.style_sources import joined

_FIRST_SCREEN = ("1-tokens", "2-base", "3-frame", "4-search-box")
_EVERYWHERE = (*_FIRST_SCREEN, "3-parts", "4-suggestions")
LOOKS: dict[str, tuple[str, ...]] = {
    "front": (*_EVERYWHERE, "4-front-masthead", "4-teasers", "5-front", "9-paper"),
    "listing": (*_EVERYWHERE, "4-teasers", "5-listing", "9-paper"),
    "article": (*_FIRST_SCREEN, "5-story", "5-formats"),
    "answer": (*_EVERYWHERE, "5-story", "5-standing", "6-conversation", "9-paper"),
    "search": (*_EVERYWHERE, "4-teasers", "5-search", "9-paper"),
    "versions": (*_EVERYWHERE, "5-versions", "9-paper"),
    "live": (*_EVERYWHERE, "5-story", "7-live", "9-paper"),
    "plain": (*_EVERYWHERE, "5-story", "5-standing", "9-paper"),
}


@cache
def stylesheet(look: str) -> str:
    """Return the style of *look* that stands in the page, its fonts under their public paths."""
    source = joined(LOOKS[look])
    return re.sub(r'url\("font:([a-z0-9-]+)"\)', lambda found: f"url({asset_path(f'{found[1]}.woff2')})", source)
