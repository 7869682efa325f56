"""The pages that the conversation renders by name: what a reader gets after taking part, without a script."""

import pytest
from django.test import Client

from khabar.newsroom.models import Article
from tests.factories.conversation import make_poll, make_thread
from tests.site.markup import by_class, by_id, metas, parsed, text_of

pytestmark = pytest.mark.django_db

HERE = {"headers": {"origin": "http://testserver"}}


@pytest.fixture
def comments(article: Article) -> str:
    return f"/ar/-/comments/{make_thread(article).pk}/"


def test_refused_comment_comes_back_whole_with_what_is_wrong_beside_it(client: Client, comments: str) -> None:
    typed = {"name": "", "email": "bad@", "text": "سطر أول\r\nسطر <ثانٍ>"}

    response = client.post(comments, typed, **HERE)

    assert response.status_code == 422
    page = parsed(response.content.decode())
    assert by_id(page, "comment-text").text == "سطر أول\nسطر <ثانٍ>"
    assert by_id(page, "comment-email").get("value") == "bad@"
    assert by_id(page, "comment-name").get("aria-invalid") == "true"
    assert by_id(page, "comment-name").get("aria-describedby") == "comment-name-error"
    assert text_of(by_id(page, "comment-name-error")) != ""
    assert text_of(by_id(page, "comment-text-error")) == ""
    assert metas(page)["robots"] == ["noindex"]


def test_counter_of_a_refused_comment_says_how_much_is_too_much(client: Client, comments: str) -> None:
    response = client.post(comments, {"name": "سارة", "text": "ك" * 1510}, **HERE)

    page = parsed(response.content.decode())
    assert text_of(by_class(page, "left")[0]) == "-10"
    assert "over" in by_id(page, "comment-limit").get("class", "").split()


def test_accepted_comment_is_shown_to_its_writer_as_waiting(client: Client, comments: str) -> None:
    response = client.post(comments, {"name": "أبو كرم", "text": "نص التعليق"}, follow=True, **HERE)

    page = parsed(response.content.decode())
    own = by_class(page, "own")[0]
    assert text_of(by_class(own, "commenter")[0]) == "أبو كرم"
    assert "نص التعليق" in text_of(own)
    assert [form.get("role") for form in page.iter("form")] == ["search"]
    assert text_of(by_class(page, "answer-back")[0]).startswith("العودة إلى المقال")


def test_closed_thread_gives_the_text_back_without_a_form(client: Client, article: Article, comments: str) -> None:
    article.comment_mode = "read_only"
    article.save()

    response = client.post(comments, {"name": "سارة", "text": "كتبت كثيرًا"}, **HERE)

    page = parsed(response.content.decode())
    assert "كتبت كثيرًا" in text_of(page)
    assert [form.get("role") for form in page.iter("form")] == ["search"]


def test_vote_is_answered_with_the_result_and_a_way_back(client: Client, article: Article) -> None:
    poll = make_poll(article)

    response = client.post(f"/ar/-/polls/{poll.pk}/", {"choice": "yes"}, follow=True, **HERE)

    page = parsed(response.content.decode())
    pressed = [text_of(button) for button in by_id(page, "poll").iter("button") if button.get("aria-pressed") == "true"]
    assert pressed == ["نعم 1"]
    (withdraw,) = by_class(page, "withdraw")
    assert withdraw.get("hidden") is None
    assert text_of(by_class(page, "poll-notice")[0]) != ""


def test_address_without_a_page_is_answered_in_the_language_of_its_edition(client: Client, article: Article) -> None:
    response = client.get("/ar/no-such-page/")

    assert response.status_code == 404
    page = parsed(response.content.decode())
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert "لا صفحة في هذا العنوان" in text_of(page)


def test_failure_is_told_in_the_language_of_the_edition(
    client: Client, comments: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("khabar.conversation.views.comments.submit_comment", None)

    response = client.post(comments, {"name": "سارة", "text": "نص"}, **HERE)

    assert response.status_code == 500
    assert "الموقع مشغول الآن" in text_of(parsed(response.content.decode()))
