"""Drafts, publication and what stays with the desk."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from khabar.newsroom.actions import publish_article, save_draft, schedule_article, unpublish_article
from khabar.newsroom.models import Article
from tests.factories.newsroom import make_article, make_author, make_section

pytestmark = pytest.mark.django_db


def test_new_draft_is_not_live() -> None:
    article = make_article(live=False)

    assert not article.live
    assert not Article.objects.live().exists()


def test_draft_of_a_live_article_leaves_what_readers_see() -> None:
    article = make_article("قبل")
    article.headline = "بعد"

    save_draft(article=article)

    row = Article.objects.get()
    assert (row.headline, row.live, row.has_unpublished_changes) == ("قبل", True, True)
    assert row.get_latest_revision_as_object().headline == "بعد"


def test_row_of_an_article_nobody_can_see_follows_its_draft() -> None:
    article = make_article("قبل", live=False)
    article.headline = "بعد"

    save_draft(article=article)

    assert Article.objects.get().headline == "بعد"


def test_publishing_shows_what_the_article_says_now() -> None:
    article = make_article("قبل")
    article.headline = "بعد"

    publish_article(article=article)

    row = Article.objects.get()
    assert (row.headline, row.live, row.has_unpublished_changes) == ("بعد", True, False)


def test_publishing_twice_keeps_the_first_time_of_publication() -> None:
    article = make_article(published_at=None)
    first = article.published_at

    publish_article(article=article)

    assert Article.objects.get().published_at == first


def test_publishing_again_does_not_double_bylines() -> None:
    article = make_article(bylines=[make_author("أ"), make_author("ب")])

    for _ in range(2):
        publish_article(article=article)

    assert [str(byline) for byline in Article.objects.get().bylines.all()] == ["أ", "ب"]


def test_unpublished_article_stays_with_the_desk_as_a_draft() -> None:
    article = make_article("خبر")

    unpublish_article(article=article)

    row = Article.objects.get()
    assert (row.live, row.headline) == (False, "خبر")


def test_publishing_at_once_undoes_what_was_scheduled() -> None:
    article = make_article(live=False)
    schedule_article(article=article, at=timezone.now() + datetime.timedelta(days=1))

    publish_article(article=article)

    assert Article.objects.get().live
    assert not article.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_article_without_a_headline_is_refused_and_nothing_is_kept() -> None:
    article = Article(edition=make_section().edition, section=make_section(), headline="")

    with pytest.raises(ValidationError) as refusal:
        publish_article(article=article)

    assert "headline" in refusal.value.error_dict
    assert not Article.objects.exists()
