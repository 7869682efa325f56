"""Whatever is taken from the readers, by whichever way, is in no public byte any more when the desk is answered."""

import datetime
import gzip
import sqlite3
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khabar.conversation.actions import reject_comment
from khabar.newsroom.actions import publish_due, unpublish_article
from khabar.newsroom.models import Article, StandingPage
from khabar.press import presser
from khabar.site.addresses import article_path, permalink_path, standing_path
from tests.factories.conversation import make_comment, make_moderator, make_thread
from tests.factories.newsroom import PUBLISHED_AT, make_article, make_staff, make_topic
from tests.site.paper import make_edition_with_furniture

pytestmark = pytest.mark.django_db

MARKER = "زعفران"
Taking = Callable[[Article], object]


def public() -> dict[str, tuple[int, str]]:
    """Return status and text of the best claim to each address in the store."""
    opened = sqlite3.connect(f"file:{settings.KHABAR_STORE_FILE}?mode=ro", uri=True)
    rows = opened.execute("SELECT path, status, identity, gzip FROM addresses ORDER BY path, rank DESC, owner DESC")
    found = {
        path: (status, (identity or gzip.decompress(packed or b"")).decode("utf-8", "replace"))
        for path, status, identity, packed in rows.fetchall()
        if identity is not None or packed is not None
    }
    opened.close()
    return found


def telling_of_it() -> list[str]:
    return sorted(path for path, (_status, text) in public().items() if MARKER in text or quote(MARKER) in text)


@pytest.fixture
def story(db: None) -> Article:
    """An article with its marker in every text, and others around it that show its teaser."""
    edition = make_edition_with_furniture()
    section = edition.sections.get()
    before = make_article("قبله", section=section, published_at=PUBLISHED_AT - datetime.timedelta(days=1))
    story = make_article(
        f"خبر {MARKER}",
        section=section,
        standfirst=f"موجز {MARKER}",
        slug=f"{MARKER}-1",
        topics=[make_topic("أمن")],
        body=[("paragraph", f"<p>نص {MARKER}</p>"), ("related", [before])],
    )
    make_article(
        "بعده", section=section, published_at=PUBLISHED_AT + datetime.timedelta(days=1), body=[("related", [story])]
    )
    presser.drain()
    assert len(telling_of_it()) >= 9, "front, section, topic, feeds, archive, sitemap, the article, the one after it"
    return story


def by_the_desk(name: str) -> Taking:
    def take(story: Article) -> object:
        desk = Client()
        desk.force_login(make_staff("chief", superuser=True))
        return desk.post(reverse(f"wagtailsnippets_newsroom_article:{name}", args=[story.pk]))

    return take


def by_bulk_deletion(story: Article) -> object:
    desk = Client()
    desk.force_login(make_staff("chief", superuser=True))
    address = reverse("wagtail_bulk_action", args=["newsroom", "article", "delete"])
    return desk.post(f"{address}?id={story.pk}")


def by_expiry(story: Article) -> object:
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    return publish_due()


WAYS: dict[str, Taking] = {
    "the desk's button": by_the_desk("unpublish"),
    "the desk's delete": by_the_desk("delete"),
    "the desk's bulk delete": by_bulk_deletion,
    "the action": lambda story: unpublish_article(article=story),
    "many at a time": lambda story: Article.objects.filter(pk=story.pk).unpublish(),
    "deletion of rows": lambda story: Article.objects.filter(pk=story.pk).delete(),
    "expiry": by_expiry,
}


@pytest.mark.parametrize("way", WAYS)
def test_an_article_leaves_its_addresses_and_every_list(
    story: Article, way: str, django_capture_on_commit_callbacks: Any
) -> None:
    paths = [article_path(story), permalink_path(story)]

    with django_capture_on_commit_callbacks(execute=True):
        WAYS[way](story)

    assert not Article.objects.live().filter(pk=story.pk).exists()
    assert telling_of_it() == []
    assert [public()[path][0] for path in paths] == [410, 410]


def test_former_addresses_go_too(story: Article, django_capture_on_commit_callbacks: Any) -> None:
    former = article_path(story)
    story.slug = "another"
    story.save()
    presser.drain()
    assert public()[former][0] == 301

    with django_capture_on_commit_callbacks(execute=True):
        unpublish_article(article=story)

    assert public()[former][0] == public()[article_path(story)][0] == 410


def test_a_comment_leaves_the_page_of_its_article(story: Article, django_capture_on_commit_callbacks: Any) -> None:
    comment = make_comment(f"تعليق {MARKER}٢", state="approved", thread=make_thread(story))
    presser.drain()
    assert f"{MARKER}٢" in public()[article_path(story)][1]

    with django_capture_on_commit_callbacks(execute=True):
        reject_comment(comment=comment, moderator=make_moderator(), reason="hate")

    assert f"{MARKER}٢" not in public()[article_path(story)][1]
    assert public()[article_path(story)][0] == 200


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_a_standing_page_leaves_with_the_links_to_it(
    story: Article, way: str, django_capture_on_commit_callbacks: Any
) -> None:
    page = StandingPage.objects.get()
    path = standing_path(page)

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish() if way == "unpublish" else StandingPage.objects.all().delete()

    assert public()[path][0] == 410
    assert [one for one, (status, text) in public().items() if status == 200 and path in text] == []
