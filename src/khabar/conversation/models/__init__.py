"""What the conversation keeps, one concept per file: threads, comments, decisions, polls. Rows know no request."""

from khabar.conversation.models.comment import Comment, CommentQuerySet, CommentState
from khabar.conversation.models.decision import Decision
from khabar.conversation.models.labels import FlagLabel, RejectionReason
from khabar.conversation.models.poll import Choice, Poll, Tally, Vote
from khabar.conversation.models.thread import Thread

__all__ = [
    "Choice",
    "Comment",
    "CommentQuerySet",
    "CommentState",
    "Decision",
    "FlagLabel",
    "Poll",
    "RejectionReason",
    "Tally",
    "Thread",
    "Vote",
]
