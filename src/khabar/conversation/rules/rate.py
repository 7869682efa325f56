"""Refuse more comments in a short time than one person, or one crowded network, would write.

A whole neighbourhood may share one address, so a network gets a far wider measure than a reader.
"""

from khabar.conversation.rules.codes import Field, Refusal
from khabar.conversation.rules.submission import Submission
from khabar.conversation.rules.verdicts import ACCEPT, Refuse, Verdict

WINDOW_MINUTES = 10
MOST_FROM_READER = 5
MOST_FROM_NETWORK = 40


def reader_takes_turns(submission: Submission) -> Verdict:
    if submission.recent_from_reader >= MOST_FROM_READER:
        return Refuse(Field.WHOLE, Refusal.TOO_MANY_FROM_READER)
    return ACCEPT


def network_takes_turns(submission: Submission) -> Verdict:
    if submission.recent_from_network >= MOST_FROM_NETWORK:
        return Refuse(Field.WHOLE, Refusal.TOO_MANY_FROM_NETWORK)
    return ACCEPT
