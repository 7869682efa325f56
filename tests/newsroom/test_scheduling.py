"""What the desk puts off happens when it is due, once, and one failure holds up nothing else."""

import datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from khabar.newsroom.actions import publish_due, save_draft, schedule_article
from khabar.newsroom.actions.publish_due import next_due
from khabar.newsroom.models import Article, StandingPage
from tests.factories.newsroom import make_article, make_standing_page

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def let_time_pass(article: Article) -> None:
    """Let the moment that *article* waits for be a minute ago."""
    revision = article.revisions.exclude(approved_go_live_at=None).get()
    past = timezone.now() - datetime.timedelta(minutes=1)
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()


def test_scheduled_article_is_not_live_before_its_time() -> None:
    article = make_article(live=False)

    schedule_article(article=article, at=timezone.now() + DAY)

    assert publish_due() == 0
    assert not Article.objects.get().live


def test_scheduled_article_goes_live_when_it_is_due() -> None:
    article = make_article(live=False)
    schedule_article(article=article, at=timezone.now() + DAY)
    let_time_pass(article)

    assert publish_due() == 1
    assert Article.objects.get().live
    assert publish_due() == 0


def test_changes_to_a_live_article_wait_for_their_time() -> None:
    article = make_article("قبل")
    article.headline = "بعد"
    schedule_article(article=article, at=timezone.now() + DAY)
    assert Article.objects.get().headline == "قبل"

    let_time_pass(article)
    publish_due()

    assert Article.objects.get().headline == "بعد"


def test_expired_article_is_taken_from_the_readers() -> None:
    article = make_article()
    Article.objects.update(expire_at=timezone.now() - DAY)

    assert publish_due() == 1
    article.refresh_from_db()
    assert (article.live, article.expired) == (False, True)


def test_expired_standing_page_is_taken_from_the_readers() -> None:
    make_standing_page(expire_at=timezone.now() - DAY)

    assert publish_due() == 1
    assert not StandingPage.objects.get().live


def test_what_can_not_be_published_is_logged_and_holds_up_nothing_else(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, sound = make_article(live=False), make_article(live=False)
    for article in (broken, sound):
        schedule_article(article=article, at=timezone.now() + DAY)
        let_time_pass(article)
    revision = broken.revisions.exclude(approved_go_live_at=None).get()
    revision.content["slug"] = sound.slug
    revision.save()

    assert publish_due() == 1
    assert Article.objects.get(pk=sound.pk).live
    assert not Article.objects.get(pk=broken.pk).live
    assert "could not be done although it is due" in caplog.text


def test_nothing_due_costs_five_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    save_draft(article=make_article())

    with django_assert_num_queries(5):
        assert publish_due() == 0


def test_next_moment_is_the_earliest_of_what_is_to_appear_and_to_go() -> None:
    now = timezone.now()
    assert next_due() is None

    schedule_article(article=make_article(live=False), at=now + 3 * DAY)
    assert next_due() == now + 3 * DAY

    article = make_article()
    Article._base_manager.filter(pk=article.pk).update(expire_at=now + 2 * DAY)
    make_standing_page(expire_at=now + DAY)
    assert next_due() == now + DAY
    assert next_due(now + DAY) == now + 2 * DAY
    assert next_due(now + 3 * DAY) is None, "what is past is tried at every call, and not waited for"


def test_finding_the_next_moment_costs_five_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(5):
        next_due()
