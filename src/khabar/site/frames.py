"""Players of other sites that may stand in an article. Takes nothing from a provider but an address of a known shape.

What a provider answered to the desk may hold scripts and styles of its own; none of that reaches readers.
"""

import re
from html import unescape
from urllib.parse import urlsplit

# Host and path of each player. YouTube's is exchanged for the one that sets no cookie before the reader presses play.
_PLAYERS = {
    "www.youtube.com": r"/embed/[\w-]+",
    "www.youtube-nocookie.com": r"/embed/[\w-]+",
    "player.vimeo.com": r"/video/\d+",
    "www.dailymotion.com": r"/embed/video/\w+",
    "geo.dailymotion.com": r"/player(/\w+)?\.html",
    "w.soundcloud.com": r"/player/",
}
_SOURCE = re.compile(r"<iframe\b[^>]*\bsrc=(?:\"([^\"]+)\"|'([^']+)')", re.IGNORECASE)


def frame_address(provider_html: str) -> str:
    """Return the address of the player in *provider_html*, or nothing if it is not one of those that are allowed.

    >>> frame_address('<iframe src="https://www.youtube.com/embed/abc?feature=oembed"></iframe>')
    'https://www.youtube-nocookie.com/embed/abc'
    >>> frame_address('<iframe src="https://elsewhere.example/embed/abc"></iframe>')
    ''
    """
    found = _SOURCE.search(provider_html)
    if found is None:
        return ""
    address = urlsplit(unescape(found[1] or found[2]))
    shape = _PLAYERS.get(address.hostname or "")
    if address.scheme != "https" or shape is None or not re.fullmatch(shape, address.path):
        return ""
    if address.hostname == "www.youtube.com":
        return f"https://www.youtube-nocookie.com{address.path}"
    query = f"?{address.query}" if address.query else ""
    return f"https://{address.hostname}{address.path}{query}"
