"""A provider is asked once, while the desk saves; baking asks nobody, and who is not asked becomes a card."""

from typing import Any

import pytest
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders import get_finders

from khabar.newsroom.blocks import kept_embed
from khabar.newsroom.blocks.embed import EmbedBlock

pytestmark = pytest.mark.django_db
VIDEO = "https://www.youtube.com/watch?v=4711"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer for the providers, and return the addresses they are asked about."""
    addresses: list[str] = []

    def find_embed(self: Any, url: str, **_: Any) -> dict[str, Any]:
        addresses.append(url)
        if "gone" in url:
            raise EmbedNotFoundException
        return {"title": "مقطع", "html": "<iframe></iframe>", "type": "video", "width": 480, "height": 270}

    monkeypatch.setattr("wagtail.embeds.finders.oembed.OEmbedFinder.find_embed", find_embed)
    return addresses


def saved(url: str) -> Any:
    block = EmbedBlock()
    return block.clean(block.to_python({"url": url, "title": ""}))


def test_answer_of_an_allowed_provider_is_kept(asked: list[str]) -> None:
    saved(VIDEO)

    embed = kept_embed(VIDEO)
    assert embed is not None
    assert (embed.title, embed.html) == ("مقطع", "<iframe></iframe>")


def test_provider_is_asked_only_once(asked: list[str]) -> None:
    saved(VIDEO)
    saved(VIDEO)

    assert asked == [VIDEO]


def test_reading_what_is_kept_asks_nobody(asked: list[str]) -> None:
    assert kept_embed(VIDEO) is None
    assert asked == []


@pytest.mark.parametrize("url", ["https://example.org/story", "https://evil.example/youtube.com/watch?v=1"])
def test_address_of_nobody_we_allow_is_never_asked_for(url: str, asked: list[str]) -> None:
    assert saved(url)["url"] == url

    assert asked == []
    assert kept_embed(url) is None


def test_provider_that_says_no_does_not_hold_up_the_desk(asked: list[str]) -> None:
    url = "https://www.youtube.com/watch?v=gone"

    assert saved(url)["url"] == url
    assert kept_embed(url) is None


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (VIDEO, True),
        ("https://vimeo.com/4711", True),
        ("https://www.dailymotion.com/video/x4711", True),
        ("https://soundcloud.com/khabar/nashra", True),
        ("https://twitter.com/somebody/status/1", False),
        ("https://www.reddit.com/r/iraq/comments/1/x/", False),
    ],
)
def test_list_of_providers_is_short_and_ours(url: str, allowed: bool) -> None:
    assert any(finder.accept(url) for finder in get_finders()) is allowed
