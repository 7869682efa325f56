"""Which public pages a change of the conversation reaches. Found by the press at start-up.

Pending and rejected comments touch nothing: no page shows them. A comment that leaves the approved state still touches
its thread, because the press asks about the row before the change as well as after it.
"""

from collections.abc import Iterable

from khabar.conversation.models import Comment, Poll, Thread, Vote
from khabar.press.keys import key
from khabar.press.registry import register_touches


def keys_of_thread(thread: Thread) -> Iterable[str]:
    """A thread is new once: the article's page may have been baked a moment earlier without it."""
    return [key("thread", thread.pk), key("article", thread.article_id)]


def keys_of_comment(comment: Comment) -> Iterable[str]:
    return [key("thread", comment.thread_id)] if comment.is_public else []


def keys_of_poll(poll: Poll) -> Iterable[str]:
    return [key("poll", poll.pk), key("article", poll.article_id)]


def keys_of_vote(vote: Vote) -> Iterable[str]:
    return [key("poll", vote.poll_id)]


register_touches(Thread, keys_of_thread)
register_touches(Comment, keys_of_comment)
register_touches(Poll, keys_of_poll)
register_touches(Vote, keys_of_vote)
