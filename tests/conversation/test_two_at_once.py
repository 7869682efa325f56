"""Two requests at the same moment: what is one thing stays one, and nobody gets an error."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from khabar.conversation.actions import approve_comment, cast_vote, reject_comment, submit_comment
from khabar.conversation.errors import DecidedMeanwhile
from khabar.conversation.models import Choice, Comment, Vote
from tests.factories.conversation import make_comment, make_moderator, make_poll, make_reader, make_thread

pytestmark = pytest.mark.usefixtures("transactional_db")


def at_once(*works: Callable[[], object]) -> list[Exception]:
    """Do all *works* at the same moment, each on a connection of its own; return what went wrong."""
    wrong: list[Exception] = []
    start = threading.Barrier(len(works))

    def do(work: Callable[[], object]) -> None:
        start.wait()
        try:
            work()
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_one_form_sent_twice_at_once_is_one_comment() -> None:
    thread, reader = make_thread(), make_reader()

    def send() -> None:
        submit_comment(thread=thread, reader=reader, name="قارئ", text="نص", submission_key="0b6a1f52-9d1c")

    assert at_once(send, send, send, send) == []
    assert Comment.objects.count() == 1


def test_one_reader_s_two_answers_at_once_are_one_vote() -> None:
    poll, reader = make_poll(), make_reader()

    def vote() -> None:
        cast_vote(poll=poll, reader=reader, choice=Choice.YES)

    assert at_once(vote, vote, vote, vote) == []
    assert Vote.objects.count() == 1


def test_eight_readers_at_once_are_eight_votes_and_eight_comments() -> None:
    poll, thread = make_poll(), make_thread()
    readers = [make_reader() for _reader in range(8)]

    def take_part(number: int) -> None:
        cast_vote(poll=poll, reader=readers[number], choice=Choice.NO)
        submit_comment(thread=thread, reader=readers[number], name="قارئ", text=f"تعليق {number}")

    assert at_once(*(lambda number=number: take_part(number) for number in range(8))) == []  # type: ignore[misc]
    assert poll.tally().no == 8
    assert Comment.objects.count() == 8


def test_of_two_moderators_at_once_the_second_is_told() -> None:
    comment = make_comment()
    first, second = make_moderator("first"), make_moderator("second")

    wrong = at_once(
        lambda: approve_comment(comment=comment, moderator=first),
        lambda: reject_comment(comment=comment, moderator=second, reason="insult"),
    )

    assert [type(error) for error in wrong if not isinstance(error, KeyError)] == [DecidedMeanwhile]
    assert comment.decisions.count() == 1
