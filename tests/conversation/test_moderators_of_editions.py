"""A moderator sees and decides on what readers write under articles of her edition, and on nothing else."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from khabar.conversation.models import Comment, Poll
from khabar.newsroom.actions import set_up_newsroom, set_up_roles
from tests.factories.conversation import make_comment, make_poll, make_thread
from tests.factories.newsroom import make_article, make_edition, make_section, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client: Client) -> User:
    arabic = set_up_newsroom()
    user = make_staff("moderator")
    user.groups.add(set_up_roles(edition=arabic)["moderator"])
    client.force_login(user)
    return user


@pytest.fixture
def comments(moderator: User) -> list[Comment]:
    """Return a comment of her edition and one of another."""
    english = make_section("Iraq", edition=make_edition("en"))
    articles = [make_article("مادتنا"), make_article("Their article", section=english)]
    for article in articles:
        make_poll(article)
    texts = ("تعليق أول", "Another comment")
    return [make_comment(text, thread=make_thread(one)) for text, one in zip(texts, articles, strict=True)]


def test_queue_holds_comments_of_her_edition_only(client: Client, comments: list[Comment]) -> None:
    for state in ("pending", "all"):
        page = client.get("/admin/comments/", {"state": state}).content.decode()
        assert "تعليق أول" in page
        assert "Another comment" not in page
        assert "Their article" not in page


def test_decision_on_a_comment_of_another_edition_changes_nothing(client: Client, comments: list[Comment]) -> None:
    chosen = [f"{comment.pk}:pending" for comment in comments]

    client.post("/admin/comments/decide/", {"action": "approve", "comment": chosen})

    assert dict(Comment.objects.values_list("text", "state")) == {"تعليق أول": "approved", "Another comment": "pending"}


def test_polls_of_another_edition_are_out_of_reach(client: Client, comments: list[Comment]) -> None:
    foreign = Poll.objects.get(article__headline="Their article")

    assert "Their article" not in client.get("/admin/polls/").content.decode()
    assert client.get(f"/admin/polls/edit/{foreign.pk}/").status_code == 404
    client.post(f"/admin/polls/edit/{foreign.pk}/", {"question": "Hacked?"})

    foreign.refresh_from_db()
    assert foreign.question != "Hacked?"
