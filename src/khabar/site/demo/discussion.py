"""What readers of the demo said: comments in every state, decided as a moderator would, and votes.

The rows are written directly, because the readers' door takes things in only as they happen now.
"""

import datetime
import uuid

from django.contrib.auth.models import AbstractBaseUser

from khabar.conversation.actions.open_conversation import open_conversation
from khabar.conversation.models import Choice, Comment, CommentState, Decision, Poll, Thread, Vote
from khabar.conversation.readers import Reader
from khabar.newsroom.models import Article
from khabar.press.keys import key
from khabar.press.outbox import touch
from khabar.site.demo.records import CommentCopy, Likes

READING_TIME = datetime.timedelta(minutes=3)


def let_readers_speak(
    article: Article,
    comments: tuple[CommentCopy, ...],
    likes: Likes,
    moderator: AbstractBaseUser | None,
    now: datetime.datetime,
) -> None:
    """Put *comments* and the votes of *likes* under *article*, none later than *now*. Call it inside a transaction."""
    thread = open_conversation(article=article)
    for comment in comments:
        _write(comment, thread, moderator, now)
    _vote(Poll.objects.get(article=article), likes, article, now)


def _write(copy: CommentCopy, thread: Thread, moderator: AbstractBaseUser | None, now: datetime.datetime) -> None:
    sent_at = min(_published(thread.article) + datetime.timedelta(minutes=copy.after), now)
    decided_at = None if copy.state == CommentState.PENDING else min(sent_at + READING_TIME, now)
    decided_by_id = moderator.pk if moderator and decided_at else None
    comment = Comment.objects.create(
        thread=thread,
        author_name=copy.name,
        email=copy.email,
        text=copy.text,
        state=copy.state,
        reason=copy.reason,
        note=copy.note,
        decided_at=decided_at,
        decided_by_id=decided_by_id,
        submission_key=uuid.uuid4().hex,
        reader_hash=Reader(f"demo {copy.name}", is_new=False).hash,
        created_at=sent_at,
    )
    if decided_at:
        Decision.objects.create(
            comment=comment,
            moderator_id=decided_by_id,
            from_state=CommentState.PENDING,
            to_state=copy.state,
            reason=copy.reason,
            note=copy.note,
            decided_at=decided_at,
        )


def _vote(poll: Poll, likes: Likes, article: Article, now: datetime.datetime) -> None:
    answers = [Choice.YES] * likes.yes + [Choice.NO] * likes.no
    since = _published(article)
    pace = (now - since) / (len(answers) + 1)
    votes = [
        Vote(
            poll=poll,
            choice=answer,
            reader_hash=Reader(f"demo {poll.pk} {index}", is_new=False).hash,
            created_at=since + pace * (index + 1),
            changed_at=since + pace * (index + 1),
        )
        for index, answer in enumerate(answers)
    ]
    Vote.objects.bulk_create(votes, batch_size=500)
    touch(key("poll", poll.pk))


def _published(article: Article) -> datetime.datetime:
    if article.published_at is None:
        raise ValueError(f"Nobody comments on an article that was never published: {article}")
    return article.published_at
