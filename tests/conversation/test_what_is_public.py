"""What a baked page shows of its conversation: approved comments in order, at a cost that does not grow."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from khabar.conversation.models import Comment
from khabar.conversation.queries import CommentView, poll_of, thread_of
from khabar.newsroom.models import Article, CommentMode
from khabar.press.recording import recording
from tests.factories.conversation import make_comment, make_comments, make_poll, make_thread, make_votes
from tests.factories.newsroom import make_article

pytestmark = pytest.mark.django_db


def comments_of(article: Article) -> tuple[CommentView, ...]:
    thread = thread_of(article)
    assert thread is not None
    return thread.comments


def test_only_approved_comments_are_shown_the_oldest_first() -> None:
    thread = make_thread()
    now = timezone.now()
    make_comment("الثاني", thread=thread, state="approved", created_at=now - datetime.timedelta(hours=1))
    make_comment("الأول", thread=thread, state="approved", created_at=now - datetime.timedelta(hours=2))
    make_comment("ينتظر", thread=thread)
    make_comment("مرفوض", thread=thread, state="rejected")
    make_comment("في مكان آخر", state="approved")

    view = thread_of(thread.article)

    assert view is not None
    assert [comment.paragraphs for comment in view.comments] == [("الأول",), ("الثاني",)]
    assert (view.count, view.mode) == (2, "pre")
    assert view.action_path == f"/ar/-/comments/{thread.pk}/"


def test_nothing_about_a_reader_or_her_address_is_in_what_pages_get() -> None:
    thread = make_thread()
    make_comment(thread=thread, state="approved", email="reader@example.com", network_hash="n" * 64)
    secret = Comment.objects.get()

    shown = repr(thread_of(thread.article))

    for kept in (secret.email, secret.reader_hash, secret.network_hash, secret.submission_key):
        assert kept not in shown


def test_names_and_paragraphs_cannot_run_out_of_their_line() -> None:
    override = "\N{RIGHT-TO-LEFT OVERRIDE}"
    thread = make_thread()
    make_comment(f"قبل {override}abc\nبعد", thread=thread, state="approved", author_name=f"أحمد{override}")

    comment = comments_of(thread.article)[0]

    assert override not in comment.author_name
    assert comment.paragraphs == ("قبل \N{RIGHT-TO-LEFT ISOLATE}abc\N{POP DIRECTIONAL ISOLATE}", "بعد")


def test_read_only_keeps_earlier_comments_and_off_shows_none() -> None:
    article = make_article(comment_mode=CommentMode.READ_ONLY)
    make_comment(thread=make_thread(article), state="approved")
    assert len(comments_of(article)) == 1

    article.comment_mode = CommentMode.OFF
    view = thread_of(article)

    assert view is not None
    assert (view.mode, view.count, view.comments) == ("off", 0, ())


def test_an_article_that_was_never_published_has_neither_thread_nor_poll() -> None:
    article = make_article(live=False)

    assert thread_of(article) is None
    assert poll_of(article) is None


def test_a_poll_shows_its_result() -> None:
    poll = make_poll()
    make_votes(3, poll=poll)

    view = poll_of(poll.article)

    assert view is not None
    assert (view.question, view.yes, view.no) == ("هل أعجبك هذا المقال؟", 3, 0)
    assert view.action_path == f"/ar/-/polls/{poll.pk}/"


def test_the_press_hears_which_keys_a_page_now_depends_on() -> None:
    poll = make_poll()

    with recording() as shown:
        thread_of(poll.article)
        poll_of(poll.article)

    assert {f"thread:{poll.article.thread.pk}", f"poll:{poll.pk}"} <= shown


@pytest.mark.parametrize("number", [0, 10, 10_000])
def test_the_cost_in_queries_is_the_same_for_any_number(number: int, django_assert_num_queries: Any) -> None:
    article = make_article()
    make_comments(number, thread=make_thread(article), state="approved")
    make_votes(number, poll=make_poll(article))
    article = Article.objects.select_related("edition").get(pk=article.pk)

    with django_assert_num_queries(4):
        thread = thread_of(article)
        poll = poll_of(article)

    assert thread is not None
    assert poll is not None
    assert (thread.count, poll.yes) == (number, number)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="The plan is written in SQLite's words.")
def test_no_public_question_reads_a_whole_table(django_assert_num_queries: Any) -> None:
    article = make_article()
    make_comments(50, thread=make_thread(article), state="approved")
    article = Article.objects.select_related("edition").get(pk=article.pk)

    with django_assert_num_queries(4) as asked:
        thread_of(article)
        poll_of(article)

    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = " / ".join(row[-1] for row in cursor.fetchall())
        assert "SCAN" not in plan, plan


def test_paragraphs_are_text_and_not_html() -> None:
    thread = make_thread()
    make_comment("<b>&amp;</b>", thread=thread, state="approved")

    assert comments_of(thread.article)[0].paragraphs == ("<b>&amp;</b>",)
