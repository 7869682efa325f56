"""Feeds and sitemaps, read by the programs that readers and search engines read them with."""

import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import feedparser
import pytest

from khabar.newsroom.models import Article
from tests.factories.newsroom import PUBLISHED_AT, make_article, make_section
from tests.site.paper import HEADLINE, baked, page_of

pytestmark = pytest.mark.django_db


SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def tree(xml: str) -> ElementTree.Element:
    """Return our own XML, parsed."""
    return ElementTree.fromstring(xml)  # noqa: S314  baked a line before


def test_feed_is_read_without_complaint(article: Article) -> None:
    feed = feedparser.parse(page_of("feed", f"edition:{article.edition_id}").encode())

    assert not feed.bozo
    assert feed.feed.language == "ar"
    entry = feed.entries[0]
    assert entry.title == HEADLINE
    assert entry.link.isascii()
    assert entry.id.endswith(f"/a/{article.pk}")
    assert entry.authors == [{"name": "وكالة الصحافة الفرنسية"}, {"name": "سلمى الراوي"}]
    assert entry.media_content[0]["type"] == "image/jpeg"
    assert entry.summary == "بعد عملية بدأت من عمق محافظة الأنبار."


def test_dates_of_a_feed_are_english_with_an_offset(article: Article) -> None:
    text = page_of("feed", f"edition:{article.edition_id}")

    assert "<pubDate>Fri, 03 Nov 2017 12:30:00 +0300</pubDate>" in text
    root = tree(text)
    assert [parsedate_to_datetime(date.text or "") for date in root.iter("pubDate")] == [
        PUBLISHED_AT,
        PUBLISHED_AT - datetime.timedelta(days=1),
    ]


def test_feed_of_a_section_holds_that_section_only(article: Article) -> None:
    other = make_section("اقتصاد", edition=article.edition, slug="economy")
    make_article("أسعار القمح", section=other)

    feed = feedparser.parse(page_of("feed", f"section:{other.pk}").encode())

    assert [entry.title for entry in feed.entries] == ["أسعار القمح"]
    assert baked("feed", f"section:{other.pk}").keys() == {"/ar/section/economy/feed.xml"}


def test_characters_that_no_xml_may_hold_are_left_out() -> None:
    article = make_article("عنوان\x0b فيه \x01رموز & <علامات>")

    feed = feedparser.parse(page_of("feed", f"edition:{article.edition_id}").encode())

    assert not feed.bozo
    assert feed.entries[0].title == "عنوان فيه رموز & <علامات>"


def test_month_sitemap_names_each_live_article_with_its_last_change(article: Article) -> None:
    make_article("مسودة", live=False)

    root = tree(page_of("sitemap_month", f"{article.edition_id}:2017-11"))

    addresses = [loc.text or "" for loc in root.iter(f"{SITEMAP}loc")]
    assert len(addresses) == 2
    assert all(address.isascii() and address.startswith("http") for address in addresses)
    for changed in root.iter(f"{SITEMAP}lastmod"):
        assert datetime.datetime.fromisoformat(changed.text or "").tzinfo is not None


def test_index_names_a_sitemap_for_every_month_and_each_exists(article: Article) -> None:
    sheets = baked("sitemap_index", "all")
    root = tree(sheets["/sitemap.xml"][1])

    paths = [(loc.text or "").partition("8000")[2] for loc in root.iter(f"{SITEMAP}loc")]

    assert paths == ["/ar/sitemap-pages.xml", "/ar/sitemap-2017-11.xml"]
    assert paths[0] in baked("sitemap_pages", article.edition_id)
    assert paths[1] in baked("sitemap_month", f"{article.edition_id}:2017-11")


def test_robots_names_the_sitemap_and_keeps_machines_out_of_forms(article: Article) -> None:
    robots = baked("sitemap_index", "all")["/robots.txt"][1]

    assert "Disallow: /*/-/" in robots
    assert robots.rstrip().endswith("Sitemap: http://127.0.0.1:8000/sitemap.xml")
