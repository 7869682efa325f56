"""What a baked article page shows of its conversation: the public part only, nothing about the reader in front of it.

Each question costs a fixed number of queries, and tells the press which key the page now depends on.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.conversation.addresses import comments_path, poll_path
from khabar.conversation.models import Comment, Poll, Thread
from khabar.conversation.models.comment import CommentQuerySet
from khabar.conversation.models.poll import Tally, tallies
from khabar.newsroom.models import Article, CommentMode
from khabar.press.keys import key
from khabar.press.projections import keys_of_loaded
from khabar.press.recording import listed, record
from khabar.press.remembering import remembered
from khabar.text.bidi import balance


@dataclass(frozen=True)
class CommentView:
    """One published comment. Text, not HTML: the template escapes it. `written_at` is in UTC.

    `replies_to` is the name over the comment that it answers, and `replied` that one's id, where readers see it.
    """

    id: int
    author_name: str
    written_at: datetime.datetime
    paragraphs: tuple[str, ...]
    replied: int | None = None
    replies_to: str = ""


@dataclass(frozen=True)
class ThreadView:
    """The conversation under an article, oldest comment first, each followed by what answers it.

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
    thread_id = _thread_under(article.pk)
    if thread_id is None:
        return None
    record(key("thread", thread_id))
    mode = article.effective_comment_mode
    comments = () if mode == CommentMode.OFF else _published(thread_id)
    return ThreadView(thread_id, mode, len(comments), comments, comments_path(article.edition.code, thread_id))


def poll_of(article: Article) -> PollView | None:
    """Return the poll under *article* with its result; None if it was never published. Two queries."""
    poll = _poll_under(article.pk)
    if poll is None:
        return None
    poll.article = article
    return poll_view(poll)


def poll_view(poll: Poll) -> PollView:
    """Return *poll* with its result."""
    record(key("poll", poll.pk))
    tally = _tally(poll)
    return PollView(poll.pk, poll.asked, tally.yes, tally.no, poll_path(poll.article.edition.code, poll.pk))


def prepare_conversations(articles: Sequence[int]) -> None:
    """Read what stands under many *articles* at once, for pages that are about to ask for it. Four queries."""
    threads = dict(Thread.objects.filter(article__in=articles).values_list("article_id", "pk"))
    comments: dict[int, list[Comment]] = {thread_id: [] for thread_id in threads.values()}
    for comment in _shown(Comment.objects.filter(thread__in=comments)):
        comments[comment.thread_id].append(comment)
    for thread_id, shown in comments.items():
        _published.foretell(views_in_threads(shown), frozenset(), thread_id)
    with listed():
        polls = {poll.article_id: poll for poll in Poll.objects.filter(article__in=articles)}
    for article in articles:
        _thread_under.foretell(threads.get(article), frozenset(), article)
        poll = polls.get(article)
        _poll_under.foretell(poll, keys_of_loaded(poll) if poll else frozenset(), article)
    for poll, tally in tallies(list(polls.values())).items():
        _tally.foretell(tally, frozenset(), poll)


@remembered
def _thread_under(article: int) -> int | None:
    return Thread.objects.filter(article_id=article).values_list("pk", flat=True).first()


@remembered
def _poll_under(article: int) -> Poll | None:
    return Poll.objects.filter(article_id=article).first()


@remembered
def _tally(poll: Poll) -> Tally:
    return poll.tally()


@remembered
def _published(thread_id: int) -> tuple[CommentView, ...]:
    return views_in_threads(list(_shown(Comment.objects.filter(thread_id=thread_id))))


def _shown(comments: CommentQuerySet) -> CommentQuerySet:
    return comments.approved().oldest_first().only("thread", "in_reply_to", "author_name", "text", "created_at")


def views_in_threads(shown: Sequence[Comment]) -> tuple[CommentView, ...]:
    """Return *shown*, which are oldest first, with each reply after what it answers. What answers nothing shown stands
    by itself.
    """
    names = {comment.pk: balance(comment.author_name) for comment in shown}
    replies: dict[int | None, list[Comment]] = {}
    for comment in shown:
        replies.setdefault(comment.in_reply_to_id if comment.in_reply_to_id in names else None, []).append(comment)
    views: list[CommentView] = []
    waiting = list(reversed(replies.pop(None, [])))
    while waiting:
        comment = waiting.pop()
        views.append(_view_of(comment, names))
        waiting += reversed(replies.pop(comment.pk, []))
    return tuple(views)


def _view_of(comment: Comment, names: dict[int, str]) -> CommentView:
    replied = comment.in_reply_to_id if comment.in_reply_to_id in names else None
    return CommentView(
        comment.pk,
        balance(comment.author_name),
        comment.created_at,
        tuple(balance(paragraph) for paragraph in comment.paragraphs()),
        replied,
        names[replied] if replied else "",
    )
