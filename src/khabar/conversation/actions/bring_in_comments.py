"""Puts comments under articles that another system's readers wrote there, as that system had decided on them."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from khabar.conversation.models import Comment, CommentState, Poll, RejectionReason, Thread
from khabar.newsroom.models import Article
from khabar.press.outbox import touch_exactly
from khabar.press.touching import keys_of
from khabar.text.fold import fold


@dataclass(frozen=True)
class FormerComment:
    """A comment of another system, within our limits. *key* names it for good; *answers* is the key of another one."""

    key: str
    name: str
    text: str
    state: CommentState
    written_at: datetime.datetime
    email: str = ""
    reason: RejectionReason | None = None
    note: str = ""
    answers: str = ""


def bring_in_comments(former: Mapping[Article, Sequence[FormerComment]]) -> int:
    """Open the conversation under each article that is public or has comments, and add those that are not there yet.

    Return how many were added. Nobody owns them: no reader has their token, no network is known. One transaction.
    """
    with transaction.atomic():
        threads = _threads(article for article, comments in former.items() if article.is_public or comments)
        known = set(Comment.objects.filter(thread__in=threads.values()).values_list("thread_id", "submission_key"))
        added: list[Comment] = []
        answering: list[Comment] = []
        for article, comments in former.items():
            rows = {
                one.key: _row(one, threads[article.pk])
                for one in comments
                if (threads[article.pk].pk, one.key) not in known
            }
            added += rows.values()
            answering += [rows[one.key] for one in comments if one.answers and one.key in rows]
        Comment.objects.bulk_create(added)
        _link(answering, former, threads)
        touch_exactly(*sorted({key for comment in added for key in keys_of(comment)}))
    return len(added)


def _threads(articles: Iterable[Article]) -> dict[int, Thread]:
    wanted = {article.pk: article for article in articles}
    found = {thread.article_id: thread for thread in Thread.objects.filter(article__in=wanted)}
    missing = [article for pk, article in wanted.items() if pk not in found]
    made = Thread.objects.bulk_create(Thread(article=article) for article in missing)
    polls = set(Poll.objects.filter(article__in=missing).values_list("article_id", flat=True))
    Poll.objects.bulk_create(Poll(article=article) for article in missing if article.pk not in polls)
    touch_exactly(*sorted({key for thread in made if thread.article.is_public for key in keys_of(thread)}))
    return found | {thread.article_id: thread for thread in made}


def _row(former: FormerComment, thread: Thread) -> Comment:
    return Comment(
        thread=thread,
        author_name=former.name,
        email=former.email,
        text=former.text,
        search_text=fold(f"{former.name}\n{former.text}"),
        state=former.state,
        reason=former.reason or "",
        note=former.note,
        decided_at=None if former.state == CommentState.PENDING else former.written_at,
        submission_key=former.key,
        created_at=former.written_at,
    )


def _link(
    answering: Sequence[Comment], former: Mapping[Article, Sequence[FormerComment]], threads: Mapping[int, Thread]
) -> None:
    """Let each of *answering* name the row that it answers, which may have come with an earlier import."""
    if not answering:
        return
    rows = Comment.objects.filter(thread__in={comment.thread_id for comment in answering})
    numbers = {(thread, key): pk for pk, thread, key in rows.values_list("pk", "thread_id", "submission_key")}
    answered = {
        (threads[article.pk].pk, one.key): numbers.get((threads[article.pk].pk, one.answers))
        for article, comments in former.items()
        for one in comments
        if one.answers
    }
    for comment in answering:
        number = answered[comment.thread_id, comment.submission_key]
        comment.in_reply_to_id = number if number is not None and number < comment.pk else None
    Comment.objects.bulk_update(answering, ["in_reply_to"])
