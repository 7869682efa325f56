"""What holds for every public page, whatever its kind."""

import pytest

from khabar.newsroom.models import Article
from khabar.site.press_pages import PAGE_KINDS
from tests.factories.newsroom import make_article
from tests.site.markup import metas, parsed
from tests.site.paper import make_edition_with_furniture

pytestmark = pytest.mark.django_db

HTML_KINDS = ["article", "front", "section", "topic", "lost", "standing_page", "month", "archive"]


def pages_of(kind: str) -> list[str]:
    """Return all HTML that *kind* bakes."""
    page_kind = next(each for each in PAGE_KINDS if each.name == kind)
    return [
        sheet.body.decode()
        for argument in page_kind.every_argument()
        for sheet in page_kind.bake(argument)
        if sheet.body and sheet.content_type.startswith("text/html")
    ]


@pytest.mark.parametrize("kind", HTML_KINDS)
def test_page_parses_and_says_its_language_and_direction(article: Article, kind: str) -> None:
    pages = pages_of(kind)

    assert pages
    for page in pages:
        root = parsed(page)
        assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
        assert len(list(root.iter("h1"))) == 1
        assert len(list(root.iter("main"))) == 1
        identifiers = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(identifiers) == len(set(identifiers))
        assert all(image.get("alt") is not None for image in root.iter("img"))


@pytest.mark.parametrize("kind", HTML_KINDS)
def test_page_runs_no_script_of_its_own_lines(article: Article, kind: str) -> None:
    for page in pages_of(kind):
        root = parsed(page)
        for element in root.iter():
            assert not [name for name in element.attrib if name.startswith("on")]
            assert element.get("style") is None
        inline = [script for script in root.iter("script") if script.get("src") is None]
        assert all(script.get("type") == "application/ld+json" for script in inline)


@pytest.mark.parametrize("kind", ["article", "front", "section", "topic", "standing_page", "month", "archive"])
def test_page_has_a_canonical_address_and_a_share_card(article: Article, kind: str) -> None:
    for page in pages_of(kind):
        root = parsed(page)
        (canonical,) = (link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical")
        said = metas(root)
        assert canonical.isascii()
        assert said["og:url"] == [canonical]
        assert said["og:title"]
        assert said["og:locale"] == ["ar_AR"]
        assert said["twitter:card"]


def test_pages_that_are_no_pages_stay_out_of_search_engines(article: Article) -> None:
    for page in pages_of("lost"):
        assert metas(parsed(page))["robots"] == ["noindex"]


def test_english_edition_reads_from_left_to_right_in_its_own_words() -> None:
    edition = make_edition_with_furniture("en")
    make_article("Border crossing reopens", section=edition.sections.get())

    for page in pages_of("front") + pages_of("article"):
        root = parsed(page)
        assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
        assert "Skip to content" in page
        assert "headline-latin-700" in page


def test_editions_link_to_each_other(article: Article) -> None:
    make_edition_with_furniture("en")

    page = next(page for page in pages_of("front") if 'lang="ar"' in page)

    assert '<a href="/en/" lang="en" dir="ltr" hreflang="en">' in page


def test_no_page_shows_a_line_that_no_template_filled_in(article: Article) -> None:
    for kind in HTML_KINDS:
        for page in pages_of(kind):
            assert "{{" not in page
            assert "{name}" not in page
            assert "{n}" not in page
