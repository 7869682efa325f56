"""Refuse a form without a name or without a text that someone can see."""

from khabar.conversation.rules.characters import has_something_visible
from khabar.conversation.rules.codes import Field, Refusal
from khabar.conversation.rules.submission import Submission
from khabar.conversation.rules.verdicts import ACCEPT, Refuse, Verdict


def name_is_given(submission: Submission) -> Verdict:
    if not has_something_visible(submission.name):
        return Refuse(Field.NAME, Refusal.NAME_MISSING)
    return ACCEPT


def text_is_given(submission: Submission) -> Verdict:
    if not has_something_visible(submission.text):
        return Refuse(Field.TEXT, Refusal.TEXT_MISSING)
    return ACCEPT
