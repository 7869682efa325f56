"""Refuse what is longer than the limits, counted in code points as the page's counter and the database count."""

from khabar.conversation.rules.codes import Field, Refusal
from khabar.conversation.rules.submission import Submission
from khabar.conversation.rules.verdicts import ACCEPT, Refuse, Verdict
from khabar.text.counting import code_points

NAME_MAX_LENGTH = 80


def name_fits(submission: Submission) -> Verdict:
    if code_points(submission.name) > NAME_MAX_LENGTH:
        return Refuse(Field.NAME, Refusal.NAME_TOO_LONG)
    return ACCEPT


def text_fits(submission: Submission) -> Verdict:
    if code_points(submission.text) > submission.max_length:
        return Refuse(Field.TEXT, Refusal.TEXT_TOO_LONG)
    return ACCEPT
