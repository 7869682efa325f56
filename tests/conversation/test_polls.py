"""One answer a reader, changeable and withdrawable; the result is the count of rows."""

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from khabar.conversation.actions import Cast, cast_vote
from khabar.conversation.errors import PollClosed, TooManyVotes
from khabar.conversation.models import Choice, Poll, Vote
from khabar.newsroom.actions import unpublish_article
from khabar.newsroom.models import CommentMode
from khabar.press.models import Touch
from tests.factories.conversation import make_poll, make_reader, make_votes
from tests.factories.newsroom import make_article, make_edition

pytestmark = pytest.mark.django_db

SCRIPT = {"X-Requested-With": "khabar"}


def address(poll: Poll) -> str:
    return f"/{poll.article.edition.code}/-/polls/{poll.pk}/"


def vote(client: Client, poll: Poll, choice: str, headers: dict[str, str] | None = None, **more: Any) -> Any:
    return client.post(address(poll), {"choice": choice}, headers=headers or {}, **more)


def pressed(response: HttpResponse) -> list[str]:
    """Return the choices whose buttons are shown as pressed."""
    return re.findall(r'value="(yes|no)" aria-pressed="true"', response.content.decode())


def result(poll: Poll) -> tuple[int, int]:
    tally = poll.tally()
    return tally.yes, tally.no


def test_an_answer_counts_once_however_often_it_is_sent() -> None:
    poll, reader = make_poll(), make_reader()

    casts = [cast_vote(poll=poll, reader=reader, choice=Choice.YES) for _time in range(3)]

    assert casts == [Cast.CAST, Cast.UNCHANGED, Cast.UNCHANGED]
    assert result(poll) == (1, 0)


def test_an_answer_can_be_changed_and_withdrawn() -> None:
    poll, reader = make_poll(), make_reader()
    make_votes(2, poll=poll, choice=Choice.NO)
    cast_vote(poll=poll, reader=reader, choice=Choice.YES)

    assert cast_vote(poll=poll, reader=reader, choice=Choice.NO) is Cast.CHANGED
    assert result(poll) == (0, 3)
    assert cast_vote(poll=poll, reader=reader, choice=None) is Cast.WITHDRAWN
    assert result(poll) == (0, 2)
    assert cast_vote(poll=poll, reader=reader, choice=None) is Cast.UNCHANGED


def test_every_change_touches_the_poll_and_nothing_else_does() -> None:
    poll, reader = make_poll(), make_reader()

    def touched(choice: Choice | None) -> set[str]:
        Touch.objects.all().delete()
        cast_vote(poll=poll, reader=reader, choice=choice)
        return set(Touch.objects.values_list("key", flat=True))

    assert touched(Choice.YES) == {f"poll:{poll.pk}"}
    assert touched(Choice.YES) == set()
    assert touched(Choice.NO) == {f"poll:{poll.pk}"}
    assert touched(None) == {f"poll:{poll.pk}"}


def test_two_hundred_readers_behind_one_address_all_count() -> None:
    poll = make_poll()
    make_votes(199, poll=poll, network_hash="town")

    assert cast_vote(poll=poll, reader=make_reader(), choice=Choice.YES, network_hash="town") is Cast.CAST
    assert result(poll) == (200, 0)


def test_a_network_that_floods_is_stopped_and_its_readers_may_still_change() -> None:
    poll, reader = make_poll(), make_reader()
    cast_vote(poll=poll, reader=reader, choice=Choice.YES, network_hash="script")
    make_votes(299, poll=poll, network_hash="script")

    with pytest.raises(TooManyVotes):
        cast_vote(poll=poll, reader=make_reader(), choice=Choice.YES, network_hash="script")

    assert cast_vote(poll=poll, reader=reader, choice=Choice.NO, network_hash="script") is Cast.CHANGED
    assert cast_vote(poll=poll, reader=make_reader(), choice=Choice.NO, network_hash="elsewhere") is Cast.CAST


def test_an_article_taken_away_takes_no_answers(client: Client) -> None:
    article = make_article()
    poll = make_poll(article)
    unpublish_article(article=article)

    with pytest.raises(PollClosed):
        cast_vote(poll=poll, reader=make_reader(), choice=Choice.YES)
    assert vote(client, poll, "yes").status_code == 404
    assert client.get(address(poll)).status_code == 404


def test_readers_may_answer_where_comments_are_closed(client: Client) -> None:
    poll = make_poll(make_article(comment_mode=CommentMode.OFF))

    assert vote(client, poll, "yes").status_code == 303


def test_without_a_script_an_answer_leads_to_the_result_with_hers_marked(client: Client) -> None:
    poll = make_poll()
    make_votes(4, poll=poll, choice=Choice.NO)

    response = vote(client, poll, "yes")

    assert (response.status_code, response.headers["Location"]) == (303, address(poll))
    page = client.get(address(poll))
    assert pressed(page) == ["yes"]
    assert "شكرًا لك، سُجّل رأيك." in page.content.decode()
    assert "هل أعجبك هذا المقال؟" in page.content.decode()
    assert pressed(Client().get(address(poll))) == []


def test_without_a_script_an_answer_can_be_withdrawn(client: Client) -> None:
    poll = make_poll()
    vote(client, poll, "yes")

    assert vote(client, poll, "withdraw").status_code == 303

    assert pressed(client.get(address(poll))) == []
    assert result(poll) == (0, 0)


def test_a_script_gets_the_numbers_and_her_own_answer(client: Client) -> None:
    poll = make_poll()
    make_votes(2, poll=poll)

    assert vote(client, poll, "no", SCRIPT).json() == {
        "ok": True,
        "message": "شكرًا لك، سُجّل رأيك.",
        "errors": {},
        "yes": 2,
        "no": 1,
        "choice": "no",
    }
    assert vote(client, poll, "yes", SCRIPT).json()["message"] == "عُدّل رأيك."
    assert vote(client, poll, "withdraw", SCRIPT).json()["choice"] == ""
    assert client.get(address(poll), headers=SCRIPT).json()["yes"] == 2


@pytest.mark.parametrize("choice", ["", "maybe", "yes' OR 1=1", "total", "YES"])
def test_only_the_choices_on_the_page_can_be_named(client: Client, choice: str) -> None:
    poll = make_poll()

    page = vote(client, poll, choice)
    answer = vote(client, poll, choice, SCRIPT)

    assert (page.status_code, answer.status_code) == (422, 422)
    assert "يُرجى اختيار «نعم» أو «لا»." in page.content.decode()
    assert set(answer.json()["errors"]) == {"choice"}
    assert not Vote.objects.exists()


def test_another_site_cannot_vote_in_a_reader_s_name(client: Client) -> None:
    poll = make_poll()
    vote(client, poll, "yes")

    response = vote(client, poll, "no", {"Origin": "https://elsewhere.example"})

    assert response.status_code == 403
    assert "جاء هذا الطلب من صفحة في موقع آخر" in response.content.decode()
    assert result(poll) == (1, 0)


def test_looking_and_withdrawing_nothing_set_no_cookie(client: Client) -> None:
    poll = make_poll()

    assert not client.get(address(poll)).cookies
    assert not vote(client, poll, "withdraw").cookies
    assert vote(client, poll, "yes").cookies["khabar_reader"]["httponly"]


def test_a_flood_is_told_to_come_back(client: Client, settings: Any) -> None:
    poll = make_poll()
    vote(client, poll, "yes", REMOTE_ADDR="203.0.113.7")
    network = Vote.objects.get().network_hash
    make_votes(299, poll=poll, network_hash=network)

    response = vote(Client(), poll, "yes", REMOTE_ADDR="203.0.113.250")

    assert response.status_code == 429
    assert "يُرجى المحاولة بعد ساعة." in response.content.decode()


def test_the_desk_s_own_question_is_asked() -> None:
    assert make_poll(question="هل توافق على القرار؟").asked == "هل توافق على القرار؟"


@pytest.mark.parametrize(
    ("language", "question"),
    [("ar", "هل أعجبك هذا المقال؟"), ("en", "Did you like this article?"), ("fa", "آیا این مقاله را پسندیدید؟")],
)
def test_the_usual_question_is_in_the_edition_s_language(language: str, question: str) -> None:
    assert make_poll(make_article(edition=make_edition(language, language=language))).asked == question


def test_a_poll_belongs_to_its_edition(client: Client) -> None:
    make_edition("en")
    poll = make_poll()

    assert client.get(f"/en/-/polls/{poll.pk}/").status_code == 404
