"""What a baked article page shows of its conversation: the public part only, nothing about the reader in front of it.

Each question costs a fixed number of queries, and tells the press which key the page now depends on.
"""

import datetime
from dataclasses import dataclass

from khabar.conversation.addresses import comments_path, poll_path
from khabar.conversation.models import Comment, Poll, Thread
from khabar.newsroom.models import Article, CommentMode
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.text.bidi import balance


@dataclass(frozen=True)
class CommentView:
    """One published comment. Text, not HTML: the template escapes it. `written_at` is in UTC."""

    id: int
    author_name: str
    written_at: datetime.datetime
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class ThreadView:
    """The conversation under an article, oldest comment first.

    `mode` is "pre" (readers may write), "read_only" (earlier comments stay) or "off" (nothing is shown).
    The form posts to `action_path` the fields name, email, text, website (the trap: hidden from people, left empty)
    and, if a script can make one up, submission_key (a random word of 8 to 64 letters, digits, - or _).
    """

    id: int
    mode: str
    count: int
    comments: tuple[CommentView, ...]
    action_path: str


@dataclass(frozen=True)
class PollView:
    """The poll under an article. Its form posts `choice` (yes, no or withdraw) to `action_path`."""

    id: int
    question: str
    yes: int
    no: int
    action_path: str


def thread_of(article: Article) -> ThreadView | None:
    """Return what readers see of the conversation under *article*; None if it was never published. Two queries."""
    thread_id = Thread.objects.filter(article_id=article.pk).values_list("pk", flat=True).first()
    if thread_id is None:
        return None
    record(key("thread", thread_id))
    mode = article.effective_comment_mode
    comments = () if mode == CommentMode.OFF else _published(thread_id)
    return ThreadView(thread_id, mode, len(comments), comments, comments_path(article.edition.code, thread_id))


def poll_of(article: Article) -> PollView | None:
    """Return the poll under *article* with its result; None if it was never published. Two queries."""
    poll = Poll.objects.filter(article_id=article.pk).first()
    if poll is None:
        return None
    poll.article = article
    return poll_view(poll)


def poll_view(poll: Poll) -> PollView:
    """Return *poll* with its result."""
    record(key("poll", poll.pk))
    tally = poll.tally()
    return PollView(poll.pk, poll.asked, tally.yes, tally.no, poll_path(poll.article.edition.code, poll.pk))


def _published(thread_id: int) -> tuple[CommentView, ...]:
    rows = Comment.objects.filter(thread_id=thread_id).approved().oldest_first()
    return tuple(
        CommentView(
            comment.pk,
            balance(comment.author_name),
            comment.created_at,
            tuple(balance(paragraph) for paragraph in comment.paragraphs()),
        )
        for comment in rows.only("author_name", "text", "created_at")
    )
