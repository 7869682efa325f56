"""The verbs of the conversation: each takes named arguments, and does all of its work in one transaction or none."""

from khabar.conversation.actions.bring_in_comments import bring_in_comments
from khabar.conversation.actions.cast_vote import Cast, cast_vote
from khabar.conversation.actions.decide import approve_comment, reject_comment, undo_decision
from khabar.conversation.actions.forget_networks import forget_networks, forget_networks_now_and_then
from khabar.conversation.actions.open_conversation import open_conversation
from khabar.conversation.actions.submit_comment import Submitted, submit_comment

__all__ = [
    "Cast",
    "Submitted",
    "approve_comment",
    "bring_in_comments",
    "cast_vote",
    "forget_networks",
    "forget_networks_now_and_then",
    "open_conversation",
    "reject_comment",
    "submit_comment",
    "undo_decision",
]
