"""The desk of a live blog: who may post, what is refused, and that readers lose a post before the desk is told."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from khabar.newsroom.actions.cover_live import NotCovered, add_post, end_coverage, withdraw_post
from khabar.newsroom.models import Article, LiveCoverage, LivePost
from tests.factories.newsroom import make_article, make_author, make_photo, make_staff
from tests.newsroom.conftest import Listening

pytestmark = pytest.mark.django_db


@pytest.fixture
def live_blog(db: None) -> Article:
    return make_article("انتخابات العراق لحظة بلحظة", format="live_blog")


def desk_of(article: Article) -> str:
    return reverse("wagtailsnippets_newsroom_article:live", args=[article.pk])


def sent(text: str = "فُتحت مراكز الاقتراع.", **fields: Any) -> dict[str, Any]:
    return {"do": "post", "text": text, "title": "", "photo": "", "photo_caption": "", "author": "", **fields}


def test_post_is_numbered_and_known_at_once(desk: Client, live_blog: Article, touching: Listening) -> None:
    with touching() as keys:
        assert desk.post(desk_of(live_blog), sent(is_key="on")).status_code == 302
    desk.post(desk_of(live_blog), sent("أُغلقت.", author=make_author().pk))

    assert list(LivePost.objects.values_list("number", "is_key")) == [(2, False), (1, True)]
    assert keys == {f"list:live:{live_blog.pk}", f"list:live:{live_blog.pk}:1"}


def test_posts_of_a_draft_touch_nothing(desk: Client, touching: Listening) -> None:
    draft = make_article("مسودة", live=False, format="live_blog")

    with touching() as keys:
        desk.post(desk_of(draft), sent())

    assert keys == set()


@pytest.mark.parametrize("fields", [{"text": " "}, {"text": "ا" * 4001}, {"title": "ا" * 161}, {"photo": 999}])
def test_what_cannot_stand_is_refused_and_not_lost(desk: Client, live_blog: Article, fields: dict[str, Any]) -> None:
    page = desk.post(desk_of(live_blog), sent(**{"title": "بقي ما كُتب", **fields, "text": fields.get("text", "نص")}))

    if fields != {"text": " "}:
        assert page.status_code == 200
        assert not LivePost.objects.exists()
    assert desk.post(desk_of(live_blog), sent(" ")).status_code == 200


def test_only_those_who_may_publish_in_the_edition_post(client: Client, live_blog: Article) -> None:
    reporter = make_staff("reporter")
    reporter.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_article"]))
    client.force_login(reporter)

    client.post(desk_of(live_blog), sent())
    client.post(f"{desk_of(live_blog)}1/", sent())

    assert not LivePost.objects.exists()


def test_nobody_shows_a_photo_that_she_may_not_choose(client: Client, live_blog: Article) -> None:
    editor = make_staff("editor")
    rights = ["access_admin", "change_article", "publish_article"]
    editor.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(editor)

    assert client.post(desk_of(live_blog), sent(photo=make_photo().pk)).status_code == 200
    assert not LivePost.objects.exists()


def test_article_of_another_format_has_no_such_desk(desk: Client) -> None:
    article = make_article()

    assert desk.get(desk_of(article)).status_code == 404
    with pytest.raises(NotCovered):
        add_post(article=article, post=LivePost(text="نص"))


def test_coverage_ends_and_is_taken_up_again(desk: Client, live_blog: Article) -> None:
    desk.post(desk_of(live_blog), {"do": "summary", "summary": "فُتحت المراكز\nوالإقبال كبير"})
    desk.post(desk_of(live_blog), {"do": "end"})
    assert LiveCoverage.of(live_blog).ended_at is not None
    assert LiveCoverage.of(live_blog).summary == "فُتحت المراكز\nوالإقبال كبير"

    assert desk.post(desk_of(live_blog), sent()).status_code == 200
    assert not LivePost.objects.exists()
    desk.post(desk_of(live_blog), {"do": "resume"})
    assert desk.post(desk_of(live_blog), sent()).status_code == 302


def test_edited_post_says_so_and_withdrawn_one_is_taken_at_once(
    desk: Client,
    live_blog: Article,
    taken_at_once: list[tuple[str, str]],
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    post = add_post(article=live_blog, post=LivePost(text="خطأ"))
    desk.post(f"{desk_of(live_blog)}{post.number}/", sent("صواب"))
    post.refresh_from_db()
    assert (post.text, post.edited_at is not None) == ("صواب", True)

    robbed: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "khabar.newsroom.actions.cover_live.take_from_page", lambda kind, pk, keys: robbed.append((kind, str(pk)))
    )
    desk.post(desk_of(live_blog), {"do": "withdraw", "number": post.number})

    assert robbed == [("article", str(live_blog.pk)), ("live", f"{live_blog.pk}:1")]
    assert LivePost.objects.get().withdrawn_at is not None
    assert desk.get(f"{desk_of(live_blog)}{post.number}/").status_code == 404
    withdraw_post(post=LivePost.objects.get())
    assert len(robbed) == 2


def test_further_pages_leave_with_the_article(
    live_blog: Article, taken_at_once: list[tuple[str, str]], django_capture_on_commit_callbacks: Any
) -> None:
    add_post(article=live_blog, post=LivePost(text="مشاركة"))

    with django_capture_on_commit_callbacks(execute=True):
        live_blog.unpublish()

    assert ("live", f"{live_blog.pk}:1") in taken_at_once


def test_desk_costs_the_same_with_many_posts(
    desk: Client, live_blog: Article, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    add_post(article=live_blog, post=LivePost(text="الأولى"))
    first = LivePost.objects.get()
    LivePost.objects.bulk_create(
        LivePost(article=live_blog, number=number, text="مشاركة", at=first.at) for number in range(2, 400)
    )
    desk.get(desk_of(live_blog))

    with django_assert_max_num_queries(45):
        page = desk.get(desk_of(live_blog)).content.decode()
    assert end_coverage(article=live_blog) is None
    assert page.count('id="post-') == 30
