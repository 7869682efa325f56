"""What is known of a reader's network is dropped after a day; her words and her vote stay."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from khabar.conversation.actions import cast_vote, forget_networks, submit_comment
from khabar.conversation.models import Choice, Comment, Vote
from tests.factories.conversation import make_comment, make_poll, make_reader, make_thread, make_votes

pytestmark = pytest.mark.django_db


def hours_ago(hours: float) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(hours=hours)


def test_a_network_is_forgotten_after_a_day_and_not_before() -> None:
    old = make_comment(network_hash="home", created_at=hours_ago(24.1))
    young = make_comment(network_hash="home", created_at=hours_ago(23.9))
    make_votes(2, poll=make_poll(), network_hash="home", created_at=hours_ago(30))

    assert forget_networks() == 3

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.network_hash, young.network_hash) == ("", "home")
    assert not Vote.objects.exclude(network_hash="").exists()
    assert Vote.objects.count() == 2


def test_taking_part_is_what_makes_old_networks_forgotten() -> None:
    make_comment(network_hash="home", created_at=hours_ago(25))
    cache.clear()

    submit_comment(thread=make_thread(), reader=make_reader(), name="قارئ", text="نص", network_hash="work")

    assert set(Comment.objects.values_list("network_hash", flat=True)) == {"", "work"}


def test_a_vote_does_so_too() -> None:
    make_comment(network_hash="home", created_at=hours_ago(25))
    cache.clear()

    cast_vote(poll=make_poll(), reader=make_reader(), choice=Choice.YES)

    assert Comment.objects.get().network_hash == ""
