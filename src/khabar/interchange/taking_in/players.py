"""Keeps what a provider would say of its players, without asking it: their addresses say enough.

An embed of any other site is a card with a link, as it is when an editor writes one.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

_PLAYERS = (
    (
        re.compile(
            r"https?://(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|embed/|shorts/|live/|v/)|youtu\.be/)"
            r"([\w-]{6,20})"
        ),
        "https://www.youtube.com/embed/{}",
        "YouTube",
    ),
    (
        re.compile(r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d+)"),
        "https://player.vimeo.com/video/{}",
        "Vimeo",
    ),
    (
        re.compile(r"https?://(?:www\.)?(?:dailymotion\.com/(?:embed/)?video/|dai\.ly/)(\w+)"),
        "https://www.dailymotion.com/embed/video/{}",
        "Dailymotion",
    ),
    (
        re.compile(r"(https?://(?:www\.)?soundcloud\.com/[\w/-]+)"),
        "https://w.soundcloud.com/player/?url={}",
        "SoundCloud",
    ),
)


def player_of(url: str) -> tuple[str, str] | None:
    """Return the address of the player for *url* and who provides it, or None for a site without one."""
    for shape, address, provider in _PLAYERS:
        found = shape.match(url)
        if found is not None:
            return address.format(quote(found[1], safe="")), provider
    return None


def keep_players(urls: Iterable[str]) -> None:
    """Keep the players of those of *urls* that have one, unless the provider itself was asked before."""
    rows = []
    for url in dict.fromkeys(urls):
        player = player_of(url)
        if player is not None:
            frame = f'<iframe src="{player[0]}"></iframe>'
            known = {"hash": get_embed_hash(url), "type": "video", "provider_name": player[1], "html": frame}
            rows.append(Embed(url=url, **known))
    if rows:
        Embed.objects.bulk_create(rows, ignore_conflicts=True)
