"""What the desk takes away is gone for readers before the desk is told that it is done."""

from typing import Any

import pytest

from khabar.newsroom.actions import publish_article, unpublish_article
from khabar.newsroom.models import Article, StandingPage
from tests.factories.newsroom import make_article, make_standing_page

pytestmark = pytest.mark.django_db
Baked = list[tuple[str, str]]


def test_unpublished_article_is_baked_again_at_once(
    baked_at_once: Baked, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article()

    with django_capture_on_commit_callbacks(execute=True):
        unpublish_article(article=article)
        assert baked_at_once == [], "not before the change is committed"

    assert baked_at_once == [("article", str(article.pk))]


def test_deleted_article_is_baked_again_at_once(baked_at_once: Baked, django_capture_on_commit_callbacks: Any) -> None:
    article = make_article()
    pk = article.pk

    with django_capture_on_commit_callbacks(execute=True):
        article.delete()

    assert baked_at_once == [("article", str(pk))]


def test_articles_deleted_many_at_a_time_are_baked_again_at_once(
    baked_at_once: Baked, django_capture_on_commit_callbacks: Any
) -> None:
    pks = {str(make_article().pk), str(make_article().pk)}

    with django_capture_on_commit_callbacks(execute=True):
        Article.objects.all().delete()

    assert {argument for _, argument in baked_at_once} == pks


def test_deleted_draft_is_nobody_s_loss(baked_at_once: Baked, django_capture_on_commit_callbacks: Any) -> None:
    article = make_article(live=False)

    with django_capture_on_commit_callbacks(execute=True):
        article.delete()

    assert baked_at_once == []


def test_edit_of_a_live_article_waits_its_turn_with_the_press(
    baked_at_once: Baked, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article()

    with django_capture_on_commit_callbacks(execute=True):
        publish_article(article=article)

    assert baked_at_once == []


def test_unpublished_standing_page_is_baked_again_at_once(
    baked_at_once: Baked, django_capture_on_commit_callbacks: Any
) -> None:
    page = make_standing_page()

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        StandingPage.objects.all().delete()

    assert baked_at_once == [("standing_page", str(page.pk))]
