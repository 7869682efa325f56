"""Take a reader's answer to a poll: cast it, change it, withdraw it. One row a reader, never a counter."""

import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from khabar.conversation.actions.forget_networks import forget_networks_now_and_then
from khabar.conversation.errors import PollClosed, TooManyVotes
from khabar.conversation.models import Choice, Poll, Vote
from khabar.conversation.readers import Reader

# Whole towns stand behind one address: wide enough for them, too narrow to be worth a script's while.
MOST_FROM_NETWORK = 300
NETWORK_WINDOW = datetime.timedelta(hours=1)


class Cast(StrEnum):
    """What became of the answer."""

    CAST = "cast"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    UNCHANGED = "unchanged"


def cast_vote(*, poll: Poll, reader: Reader, choice: Choice | None, network_hash: str = "") -> Cast:
    """Count *choice* as the answer of *reader*, in place of an earlier one; None withdraws it.

    Raises PollClosed or TooManyVotes. Holds the poll's row, so that two answers of one reader wait for each other.
    """
    with transaction.atomic():
        held = Poll.objects.select_for_update(of=("self",)).select_related("article").get(pk=poll.pk)
        if not held.article.live:
            raise PollClosed
        earlier = held.votes.filter(reader_hash=reader.hash).first()
        if earlier is not None:
            return _change(earlier, choice)
        if choice is None:
            return Cast.UNCHANGED
        _refuse_a_flood(held, network_hash)
        Vote.objects.create(poll=held, reader_hash=reader.hash, choice=choice, network_hash=network_hash)
    forget_networks_now_and_then()
    return Cast.CAST


def _change(vote: Vote, choice: Choice | None) -> Cast:
    if choice is None:
        vote.delete()
        return Cast.WITHDRAWN
    if vote.choice == choice:
        return Cast.UNCHANGED
    vote.choice, vote.changed_at = choice, timezone.now()
    vote.save(update_fields=["choice", "changed_at"])
    return Cast.CHANGED


def _refuse_a_flood(poll: Poll, network_hash: str) -> None:
    lately = poll.votes.filter(network_hash=network_hash, created_at__gt=timezone.now() - NETWORK_WINDOW)
    if network_hash and lately.count() >= MOST_FROM_NETWORK:
        raise TooManyVotes
