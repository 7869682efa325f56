"""The desk sees what readers answered and may ask a question of its own; polls come and go with their articles."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from khabar.conversation.models import Choice, Poll
from khabar.press.models import Touch
from tests.factories.conversation import make_moderator, make_poll, make_votes
from tests.factories.newsroom import make_article, make_staff

pytestmark = pytest.mark.django_db

POLLS = "/admin/polls/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_staff("chief", superuser=True))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ar"
    return client


def test_the_list_has_articles_questions_and_results(desk: Client) -> None:
    poll = make_poll(make_article(headline="افتتاح جسر جديد"))
    make_votes(12, poll=poll)
    make_votes(7, poll=poll, choice=Choice.NO)

    page = desk.get(POLLS).content.decode()

    for shown in ("افتتاح جسر جديد", "هل أعجبك هذا المقال؟", "12", "7"):
        assert shown in page


def test_the_list_is_searched_whatever_the_spelling(desk: Client) -> None:
    make_poll(make_article(headline="القوّات تصل إلى القائم"))
    make_poll(make_article(headline="افتتاح جسر جديد", body=[]))

    page = desk.get(POLLS, {"q": "الى القوات"}).content.decode()

    assert "القائم" in page
    assert "افتتاح جسر" not in page


def test_the_list_costs_the_same_for_few_and_for_many(desk: Client, django_assert_max_num_queries: Any) -> None:
    def cost(number: int) -> int:
        for _poll in range(number):
            make_votes(3, poll=make_poll())
        with django_assert_max_num_queries(60) as asked:
            desk.get(POLLS)
        return len(asked.captured_queries)

    desk.get(POLLS)
    assert cost(2) == cost(10)


def test_a_question_of_the_desk_s_own_reaches_the_page(desk: Client) -> None:
    poll = make_poll()
    Touch.objects.all().delete()

    desk.post(f"{POLLS}edit/{poll.pk}/", {"question": "هل توافق على القرار؟"})

    poll.refresh_from_db()
    assert poll.asked == "هل توافق على القرار؟"
    assert f"poll:{poll.pk}" in set(Touch.objects.values_list("key", flat=True))


@pytest.mark.parametrize("address", ["new/", "delete/{pk}/"])
def test_nobody_adds_a_poll_or_takes_one_away_here(desk: Client, address: str) -> None:
    poll = make_poll()

    assert desk.get(POLLS + address.format(pk=poll.pk)).status_code == 302
    assert desk.post(POLLS + address.format(pk=poll.pk), {"question": "؟"}).status_code == 302
    assert Poll.objects.count() == 1


def test_who_has_no_right_to_polls_sees_none(client: Client) -> None:
    client.force_login(make_moderator())
    assert client.get(POLLS).status_code == 302

    allowed = make_moderator("allowed")
    allowed.user_permissions.add(Permission.objects.get(codename="change_poll"))
    client.force_login(allowed)
    assert client.get(POLLS).status_code == 200
