"""Makes the conversation's things for tests: plain functions that fill in what a test does not care about."""

import secrets
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.utils import timezone

from khabar.conversation.actions import open_conversation
from khabar.conversation.models import Choice, Comment, CommentState, Poll, RejectionReason, Thread, Vote
from khabar.conversation.readers import Reader
from khabar.newsroom.models import Article
from tests.factories.newsroom import make_archive, make_staff

TEXT = "شكرًا لكم على هذا التقرير."

_numbers = count(1)


def make_thread(article: Article | None = None) -> Thread:
    """Return the thread under *article*, by default a new live one."""
    return open_conversation(article=article or _some_article())


def _some_article() -> Article:
    """Return a live article that nobody edited: made a hundred times faster than the desk makes one."""
    make_archive(1)
    return Article.objects.select_related("edition").latest("pk")


def make_poll(article: Article | None = None, **fields: Any) -> Poll:
    """Return the poll under *article*, by default a new live one."""
    poll = Poll.objects.get(article=make_thread(article).article)
    for name, value in fields.items():
        setattr(poll, name, value)
    poll.save()
    return poll


def make_reader() -> Reader:
    """Return a reader who took part before."""
    return Reader(secrets.token_urlsafe(18), is_new=False)


def make_comment(text: str = TEXT, *, thread: Thread | None = None, state: str = "pending", **fields: Any) -> Comment:
    """Return a comment in *state*, written by a reader of its own."""
    if state != CommentState.PENDING:
        fields.setdefault("decided_at", timezone.now())
    if state == CommentState.REJECTED:
        fields.setdefault("reason", RejectionReason.OFF_TOPIC)
    fields.setdefault("author_name", "أم يوسف")
    fields.setdefault("reader_hash", make_reader().hash)
    fields.setdefault("submission_key", f"made-for-a-test-{next(_numbers)}")
    return Comment.objects.create(thread=thread or make_thread(), text=text, state=state, **fields)


def make_comments(number: int, *, thread: Thread, state: str = "pending", text: str = TEXT) -> None:
    """Make *number* comments quickly, in one statement, touching nothing."""
    decided_at = None if state == CommentState.PENDING else timezone.now()
    Comment.objects.bulk_create(
        Comment(
            thread=thread,
            author_name=f"قارئ {place}",
            text=text,
            search_text=text,
            state=state,
            decided_at=decided_at,
            reason=RejectionReason.OFF_TOPIC if state == CommentState.REJECTED else "",
            reader_hash=f"reader-{place}",
            submission_key=f"made-in-bulk-{next(_numbers)}",
        )
        for place in range(number)
    )


def make_votes(number: int, *, poll: Poll, choice: Choice = Choice.YES, **fields: Any) -> None:
    """Make *number* votes of as many readers, in one statement."""
    Vote.objects.bulk_create(
        Vote(poll=poll, choice=choice, reader_hash=f"voter-{next(_numbers)}", **fields) for _place in range(number)
    )


def make_moderator(name: str = "moderator") -> User:
    """Return a member of staff who may enter the admin and decide on comments, and nothing else."""
    user = make_staff(name)
    user.user_permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        Permission.objects.get(content_type__app_label="conversation", codename="moderate_comment"),
    )
    return User.objects.get(pk=user.pk)
