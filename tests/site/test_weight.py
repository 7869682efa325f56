"""What a page costs the reader's line: an article without its photo, everything that a browser fetches for it."""

import re

import brotli
import pytest

from khabar.newsroom.models import Article
from khabar.site.assets import asset_body, asset_names, asset_path
from tests.factories.conversation import make_comments, make_thread
from tests.site.paper import page_of

pytestmark = pytest.mark.django_db

FIRST_FLIGHT = 14_000
"""Bytes that a server sends before it waits for an answer: a page that fits is there after one round trip."""


def weights(page: str) -> dict[str, int]:
    """Return the bytes on the wire of *page* and of every asset that it names outright, not only in its style."""
    outright = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    fetched = {name: asset_body(name) for name in asset_names() if asset_path(name) in outright}
    found = {
        name: len(body) if name.endswith("woff2") else len(brotli.compress(body)) for name, body in fetched.items()
    }
    return {"html": len(brotli.compress(page.encode())), **found}


def test_article_stays_below_sixty_kilobytes(article: Article) -> None:
    make_comments(20, thread=make_thread(article), state="approved")

    cost = weights(page_of("article", article.pk))

    print(cost, sum(cost.values()))
    assert set(cost) == {"html", "text-400.woff2", "headline-700.woff2", "mark.svg", "reader.js", "after.css"}
    assert sum(cost.values()) < 60_000


def test_page_and_style_arrive_in_the_first_flight(article: Article) -> None:
    make_comments(20, thread=make_thread(article), state="approved")

    assert weights(page_of("article", article.pk))["html"] < FIRST_FLIGHT
    assert weights(page_of("front", article.edition_id))["html"] < FIRST_FLIGHT


def test_scripts_stay_small() -> None:
    assert len(brotli.compress(asset_body("reader.js"))) < 4_500
    assert len(brotli.compress(asset_body("search.js"))) < 1_600


def test_pages_without_a_form_of_their_own_fetch_the_search_box_alone(article: Article) -> None:
    for kind, argument in (("front", article.edition_id), ("section", article.section_id)):
        scripts = {name for name in weights(page_of(kind, argument)) if name.endswith(".js")}
        assert scripts == {"search.js"}
