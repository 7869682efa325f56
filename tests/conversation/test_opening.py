"""An article gets its thread and its poll when it is first published, and asks its own mode at every moment."""

import pytest

from khabar.conversation.models import Poll, Thread
from khabar.newsroom.actions import publish_article, save_draft, unpublish_article
from khabar.newsroom.models import CommentMode
from khabar.press.models import Touch
from tests.factories.conversation import make_thread
from tests.factories.newsroom import make_archive, make_article, make_edition

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_conversation() -> None:
    article = make_article(live=False)

    assert not Thread.objects.filter(article=article).exists()
    assert not Poll.objects.filter(article=article).exists()


def test_publishing_opens_the_thread_and_the_poll() -> None:
    article = make_article()

    assert article.thread.takes_comments
    assert article.poll.tally().total == 0


def test_publishing_again_keeps_the_same_thread() -> None:
    article = make_article()
    thread = article.thread

    article.headline = "عنوان جديد"
    publish_article(article=article)

    assert Thread.objects.get(article=article) == thread
    assert Thread.objects.count() == Poll.objects.count() == 1


def test_a_later_draft_of_a_live_article_changes_nothing() -> None:
    article = make_article()
    save_draft(article=article)

    assert Thread.objects.count() == 1


def test_opening_touches_the_article_so_that_a_page_baked_a_moment_earlier_shows_the_form() -> None:
    make_archive(1)
    article = make_edition().articles.get()
    Touch.objects.all().delete()

    make_thread(article)

    assert f"article:{article.pk}" in set(Touch.objects.values_list("key", flat=True))


def test_the_edition_s_mode_holds_unless_the_article_has_its_own() -> None:
    edition = make_edition(comment_mode=CommentMode.READ_ONLY)

    assert make_thread(make_article(edition=edition)).mode == "read_only"
    assert make_thread(make_article(edition=edition, comment_mode=CommentMode.PRE_MODERATED)).takes_comments


def test_an_unpublished_article_takes_no_comments() -> None:
    article = make_article()
    thread = article.thread

    unpublish_article(article=article)

    assert not Thread.objects.get(pk=thread.pk).takes_comments
