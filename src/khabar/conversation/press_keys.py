"""Which public pages a change of the conversation reaches. Found by the press at start-up.

Pending and rejected comments touch nothing: no page shows them. A comment that leaves the approved state still touches
its thread, because the press asks about the row before the change as well as after it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from khabar.conversation.models import Comment, Poll, Thread, Vote
from khabar.press.keys import key
from khabar.press.projections import Seen, seen_of, values_of
from khabar.press.registry import register_touches
from khabar.press.removal import remove_from_page
from khabar.press.touching import keys_of


def keys_of_thread(thread: Thread) -> Iterable[Seen]:
    """A thread is new once: the article's page may have been baked a moment earlier without it."""
    return [*seen_of(thread), Seen(key("article", thread.article_id), "has a thread")]


def keys_of_comment(comment: Comment) -> Iterable[Seen]:
    """What the desk notes at a comment, as a flag, no reader sees."""
    shown = values_of(comment, ("id", "in_reply_to_id", "author_name", "text", "created_at"))
    return [Seen(key("thread", comment.thread_id), shown)] if comment.is_public else []


def keys_of_poll(poll: Poll) -> Iterable[Seen]:
    return [*seen_of(poll), Seen(key("article", poll.article_id), "has a poll")]


def keys_of_vote(vote: Vote) -> Iterable[Seen]:
    return [Seen(key("poll", vote.poll_id), vote.choice)]


register_touches(Thread, keys_of_thread)
register_touches(Comment, keys_of_comment)
register_touches(Poll, keys_of_poll)
register_touches(Vote, keys_of_vote)


@receiver(pre_delete, sender=Comment)
def _take_deleted_comment_off(instance: Comment, **_: Any) -> None:
    """A comment can be deleted by script, and with its thread: readers must not go on seeing it."""
    stored = Comment.objects.select_related("thread").filter(pk=instance.pk).first()
    if stored is not None and stored.is_public:
        remove_from_page("article", str(stored.thread.article_id), keys_of(stored))
