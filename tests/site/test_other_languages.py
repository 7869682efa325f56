"""An article that other editions have says so to readers and search engines, on every side, while it is so."""

import re

import pytest

from khabar.newsroom.actions import publish_article, save_draft, translate_article, unpublish_article
from khabar.newsroom.models import Article, Edition
from khabar.press.baking import bake
from khabar.press.models import Touch
from tests.factories.newsroom import make_article, make_author, make_edition, make_section
from tests.site.paper import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def english() -> Edition:
    make_edition("ar", is_default=True)
    english = make_edition("en")
    make_section("Iraq", edition=english)
    return english


def brought_out(source: Article, edition: Edition, headline: str = "Forces enter al-Qaim") -> Article:
    draft = translate_article(article=source, edition=edition, translator="Rana Haddad")
    draft.headline, draft.slug = headline, ""
    draft.body = [("paragraph", "<p>Forces entered the town.</p>")]
    publish_article(article=draft)
    return draft


def alternates_of(article: Article) -> dict[str, str]:
    page = page_of("article", article.pk)
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="https?://[^/]+([^"]+)">', page))


def touched_by_saving(article: Article) -> bool:
    return Touch.objects.filter(key=f"list:translations:{article.translation_key.hex}").exists()


def test_both_sides_name_both_and_strangers_go_to_the_default_edition(english: Edition) -> None:
    source = make_article("القوات تدخل القائم")
    translation = brought_out(source, english)

    named = alternates_of(source)

    assert set(named) == {"ar", "en", "x-default"}
    assert named["x-default"] == named["ar"]
    assert named["en"].endswith(f"/{translation.slug}/")
    assert alternates_of(translation) == named


def test_an_article_alone_names_nobody(english: Edition) -> None:
    source = make_article()
    translate_article(article=source, edition=english)  # a draft is nobody's business

    assert alternates_of(source) == {}
    assert 'class="elsewhere"' not in page_of("article", source.pk)


@pytest.mark.parametrize("leaving", ["source", "translation"])
def test_whoever_leaves_the_readers_is_named_no_more(english: Edition, leaving: str) -> None:
    source = make_article()
    translation = brought_out(source, english)
    gone, stays = (source, translation) if leaving == "source" else (translation, source)
    Touch.objects.all().delete()

    unpublish_article(article=gone)

    assert touched_by_saving(stays)
    assert alternates_of(stays) == {}


def test_a_new_address_is_heard_on_the_other_side_and_a_new_body_is_not(english: Edition) -> None:
    source = make_article()
    translation = brought_out(source, english)
    Touch.objects.all().delete()
    translation.body = [("paragraph", "<p>Other words.</p>")]
    publish_article(article=translation)
    assert not touched_by_saving(source)

    translation.slug = "another-slug"
    publish_article(article=translation)
    assert touched_by_saving(source)
    assert alternates_of(source)["en"].endswith("/another-slug/")
    assert f"list:translations:{source.translation_key.hex}" in bake("article", str(source.pk)).keys


def test_two_editions_of_a_language_have_tags_of_their_own(english: Edition) -> None:
    syria = make_edition("ar-sy")
    make_section("أخبار سوريا", edition=syria)
    source = make_article()
    brought_out(source, syria, "القوات تدخل المدينة")

    assert set(alternates_of(source)) == {"ar", "ar-SY", "x-default"}


def test_fronts_name_each_other(english: Edition) -> None:
    page = page_of("front", english.pk)

    assert re.findall(r'hreflang="([^"]+)" href="[^"]+//[^/]+([^"]*)"', page)[:3] == [
        ("en", "/en/"),
        ("ar", "/ar/"),
        ("x-default", "/ar/"),
    ]


def test_readers_see_who_translated_it_and_the_link_to_the_other_language(english: Edition) -> None:
    source = make_article(bylines=[make_author("سلمى الجبوري")])
    translation = brought_out(source, english)

    page = page_of("article", translation.pk)

    assert "Translated by" in page
    assert "Rana Haddad" in page
    assert '"translator":{"@type":"Person","name":"Rana Haddad"}' in page
    assert re.search(r'class="elsewhere">In other languages: <a href="[^"]+" lang="ar" dir="rtl"', page)


def test_a_draft_of_the_translation_changes_nothing_for_readers(english: Edition) -> None:
    source = make_article()
    translation = brought_out(source, english)
    Touch.objects.all().delete()
    translation.slug = "not-yet"
    save_draft(article=translation)

    assert not touched_by_saving(source)
