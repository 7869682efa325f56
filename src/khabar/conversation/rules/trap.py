"""Reject what filled in the field that people do not see."""

from khabar.conversation.rules.codes import Reason
from khabar.conversation.rules.submission import Submission
from khabar.conversation.rules.verdicts import ACCEPT, Reject, Verdict


def trap_is_empty(submission: Submission) -> Verdict:
    return Reject(Reason.SPAM) if submission.trap.strip() else ACCEPT
