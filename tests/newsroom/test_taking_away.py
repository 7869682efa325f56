"""What the desk takes away is gone for readers before the desk is told that it is done."""

from typing import Any

import pytest

from khabar.newsroom.actions import publish_article, unpublish_article
from khabar.newsroom.models import Article, StandingPage
from khabar.press.models import Removal
from tests.factories.newsroom import make_article, make_standing_page, make_topic

pytestmark = pytest.mark.django_db
Taken = list[tuple[str, str]]


def test_unpublished_article_is_taken_away_at_once(
    taken_at_once: Taken, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article()

    with django_capture_on_commit_callbacks(execute=True):
        unpublish_article(article=article)
        assert taken_at_once == [], "not before the change is committed"

    assert taken_at_once == [("article", str(article.pk))]


def test_deleted_article_is_taken_away_at_once(taken_at_once: Taken, django_capture_on_commit_callbacks: Any) -> None:
    article = make_article()
    pk = article.pk

    with django_capture_on_commit_callbacks(execute=True):
        article.delete()

    assert taken_at_once == [("article", str(pk))]


def test_articles_deleted_many_at_a_time_are_taken_away_at_once(
    taken_at_once: Taken, django_capture_on_commit_callbacks: Any
) -> None:
    pks = {str(make_article().pk), str(make_article().pk)}

    with django_capture_on_commit_callbacks(execute=True):
        Article.objects.all().delete()

    assert {argument for _, argument in taken_at_once} == pks


def test_deleted_draft_is_nobody_s_loss(taken_at_once: Taken, django_capture_on_commit_callbacks: Any) -> None:
    article = make_article(live=False)

    with django_capture_on_commit_callbacks(execute=True):
        article.delete()

    assert taken_at_once == []


def test_edit_of_a_live_article_waits_its_turn_with_the_press(
    taken_at_once: Taken, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article()

    with django_capture_on_commit_callbacks(execute=True):
        publish_article(article=article)

    assert taken_at_once == []


def test_unpublished_standing_page_is_taken_away_at_once(
    taken_at_once: Taken, django_capture_on_commit_callbacks: Any
) -> None:
    page = make_standing_page()

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        StandingPage.objects.all().delete()

    assert taken_at_once == [("standing_page", str(page.pk))]


def test_articles_unpublished_many_at_a_time_are_taken_away_at_once(
    taken_at_once: Taken, django_capture_on_commit_callbacks: Any
) -> None:
    pks = {str(make_article().pk), str(make_article().pk)}
    make_article(live=False)

    with django_capture_on_commit_callbacks(execute=True):
        assert Article.objects.all().unpublish() == 2

    assert {argument for _, argument in taken_at_once} == pks
    assert not Article.objects.live().exists()


def test_nobody_takes_an_article_away_behind_the_press_s_back() -> None:
    article = make_article()

    with pytest.raises(ValueError, match="unpublish"):
        Article.objects.filter(pk=article.pk).update(live=False)


def test_what_is_taken_is_named_by_all_that_showed_it(taken_at_once: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    topic = make_topic()
    article = make_article(topics=[topic])

    unpublish_article(article=article)

    keys = set(Removal.objects.get().keys.splitlines())
    assert keys >= {
        f"article:{article.pk}",
        f"list:edition:{article.edition_id}",
        f"list:section:{article.section_id}",
        f"list:topic:{topic.pk}",
        f"list:month:{article.edition_id}:2017-11",
    }
