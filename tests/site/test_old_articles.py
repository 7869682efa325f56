"""Articles of long ago are baked when somebody asks for them, at any of their addresses."""

import datetime
import sqlite3
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from khabar.newsroom.actions import unpublish_article
from khabar.newsroom.models import Article
from khabar.press import presser
from khabar.site.addresses import article_path, permalink_path
from khabar.site.pages.old_articles import argument_at, on_demand
from tests.factories.newsroom import PUBLISHED_AT, make_article
from tests.site.paper import make_edition_with_furniture

pytestmark = pytest.mark.django_db
ASKED_FOR = "/-/asked-for"


@pytest.fixture
def old(settings: Any) -> Article:
    settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS = 24
    edition = make_edition_with_furniture()
    section = edition.sections.get()
    old = make_article("القائم عام 2017", slug="al-qaim-2017", section=section)
    make_article("خبر اليوم", slug="today", section=section, published_at=timezone.now())
    presser.drain()
    return old


def in_store(path: str) -> bool:
    opened = sqlite3.connect(f"file:{django_settings.KHABAR_STORE_FILE}?mode=ro", uri=True)
    found = opened.execute("SELECT 1 FROM addresses WHERE path = ? AND status != 0", (path,)).fetchone()
    opened.close()
    return found is not None


def test_old_articles_do_not_stand_and_new_ones_do(old: Article) -> None:
    today = Article.objects.get(slug="today")

    assert not in_store(article_path(old))
    assert in_store(article_path(today))
    assert in_store(f"/ar/archive/{PUBLISHED_AT:%Y/%m}/"), "lists stand, however old"


def test_django_bakes_and_gives_the_page_to_servers_that_ask_it(old: Article, client: Client) -> None:
    answer = client.get(article_path(old))

    assert answer.status_code == 200
    assert old.headline in answer.content.decode()
    assert in_store(article_path(old))
    permalink = client.get(permalink_path(old))
    assert (permalink.status_code, permalink["Location"]) == (301, article_path(old))


def test_a_permalink_has_the_page_baked_too(old: Article, client: Client) -> None:
    assert client.get(permalink_path(old)).status_code == 301

    assert in_store(article_path(old))


def test_a_former_address_leads_to_it(old: Article, client: Client) -> None:
    former = article_path(old)
    old.slug = "renamed"
    old.save()
    presser.drain()

    answer = client.get(former)

    assert (answer.status_code, answer["Location"]) == (301, article_path(old))


def test_only_the_front_may_ask_without_reading(old: Article, client: Client, settings: Any) -> None:
    settings.KHABAR_FRONT_SECRET = "the front's"
    path = article_path(old)

    assert client.get(ASKED_FOR, {"path": path}).status_code == 403
    assert client.get(ASKED_FOR, {"path": path}, HTTP_X_KHABAR_FRONT="guessed").status_code == 403
    assert not in_store(path)
    assert client.get(ASKED_FOR, {"path": path}, HTTP_X_KHABAR_FRONT="the front's").status_code == 204
    assert in_store(path)
    assert client.get(ASKED_FOR, {"path": "/ar/x/"}, HTTP_X_KHABAR_FRONT="the front's").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/a/",
        "/a/0x51",
        "/ar/2017/11/03/",
        "/ar/2017/13/41/al-qaim-2017/",
        "/ar/2017/11/04/al-qaim-2017/",
        "/fa/2017/11/03/al-qaim-2017/",
        "/ar/2017/11/03/al-qaim-2017/../",
        "/ar/2017/11/03/" + "x" * 500 + "/",
        "/a/" + "9" * 40,
        "\N{NULL}",
    ],
)
def test_other_addresses_mean_no_article(old: Article, path: str) -> None:
    assert argument_at(path) is None


def test_nonsense_costs_three_queries_at_most(
    old: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        assert argument_at("/ar/2017/11/03/no-such-article/") is None


def test_a_withdrawn_article_answers_410_from_the_store(
    old: Article, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.get(article_path(old))
    with django_capture_on_commit_callbacks(execute=True):
        unpublish_article(article=old)

    assert in_store(article_path(old))
    assert client.get(article_path(old)).status_code == 410


def test_an_address_that_another_article_left_stands(old: Article) -> None:
    """The redirect that was left there would answer in its place."""
    other = make_article("آخر", slug="left", section=old.section, published_at=old.published_at)
    other.slug = "elsewhere"
    other.save()
    newcomer = make_article("الجديد هنا", slug="left", section=old.section, published_at=old.published_at)

    assert set(on_demand([str(old.pk), str(newcomer.pk)])) == {str(old.pk)}


def test_pages_leave_by_whole_months(old: Article, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS = 3
    utc = datetime.UTC
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2018, 2, 28, 23, 59, tzinfo=utc))
    assert not list(on_demand([str(old.pk)]))

    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2018, 3, 1, tzinfo=utc))
    assert list(on_demand([str(old.pk)])) == [str(old.pk)]
