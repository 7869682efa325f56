"""What an article's page says about itself to search engines and share cards."""

import datetime
import json
from typing import Any

import pytest

from khabar.newsroom.actions import publish_article
from khabar.newsroom.models import Article, Change
from tests.factories.newsroom import make_article
from tests.site.markup import metas, parsed
from tests.site.paper import HEADLINE, HOSTILE, page_of

pytestmark = pytest.mark.django_db


def json_ld(page: str) -> dict[str, Any]:
    """Return the one JSON-LD object of *page*."""
    (script,) = (each for each in parsed(page).iter("script") if each.get("type") == "application/ld+json")
    found: dict[str, Any] = json.loads(script.text or "")
    return found


def test_article_is_described_as_a_news_article(article: Article) -> None:
    said = json_ld(page_of("article", article.pk))

    assert (said["@context"], said["@type"]) == ("https://schema.org", "NewsArticle")
    assert said["headline"] == HEADLINE
    assert said["inLanguage"] == "ar"
    assert said["articleSection"] == "أخبار العراق"
    assert said["keywords"] == ["أمن", "الأنبار"]
    assert said["author"] == [
        {"@type": "Organization", "name": "وكالة الصحافة الفرنسية"},
        {"@type": "Person", "name": "سلمى الراوي"},
    ]
    assert said["publisher"]["@type"] == "NewsMediaOrganization"
    assert said["publisher"]["name"] == "خبر"
    assert said["image"]["creditText"] == "أحمد الربيعي/وكالة الصحافة الفرنسية"
    assert said["image"]["url"].startswith("http")
    assert said["mainEntityOfPage"].isascii()


def test_dates_carry_the_offset_of_the_edition(article: Article) -> None:
    said = json_ld(page_of("article", article.pk))

    for name in ("datePublished", "dateModified"):
        moment = datetime.datetime.fromisoformat(said[name])
        assert moment.utcoffset() == datetime.timedelta(hours=3)
    assert said["datePublished"] == "2017-11-03T12:30:00+03:00"


def test_later_publication_is_an_update_for_readers_and_machines(article: Article) -> None:
    publish_article(article=article, change=Change.UPDATE)

    page = page_of("article", article.pk)

    assert json_ld(page)["dateModified"] > json_ld(page)["datePublished"]
    assert "حُدِّث" in page
    assert metas(parsed(page))["article:modified_time"] == [json_ld(page)["dateModified"]]


def test_share_card_has_a_large_jpeg_and_every_author(article: Article) -> None:
    said = metas(parsed(page_of("article", article.pk)))

    assert said["og:type"] == ["article"]
    assert said["og:image"][0].endswith((".jpg", ".jpeg"))
    assert said["og:image"][0].startswith("http")
    assert said["twitter:card"] == ["summary_large_image"]
    assert said["author"] == ["وكالة الصحافة الفرنسية", "سلمى الراوي"]
    assert said["article:tag"] == ["أمن", "الأنبار"]


def test_article_without_standfirst_is_described_by_its_opening() -> None:
    article = make_article(body=[("paragraph", f"<p>{'كلمة ' * 100}</p>")])

    (description,) = metas(parsed(page_of("article", article.pk)))["description"]

    assert description.endswith("كلمة …")
    assert len(description) < 210


def test_nothing_in_the_data_can_end_its_script() -> None:
    article = make_article(f"</script><script>alert(1)</script> {HOSTILE}")

    page = page_of("article", article.pk)

    assert "alert(1)</script>" not in page
    assert json_ld(page)["headline"].startswith("</script>")
