"""Refuse an e-mail address that cannot be one. Left empty, it is nobody's business."""

import re

from khabar.conversation.rules.codes import Field, Refusal
from khabar.conversation.rules.submission import Submission
from khabar.conversation.rules.verdicts import ACCEPT, Refuse, Verdict

EMAIL_MAX_LENGTH = 254
# One @, something before it, a dotted host after it. Whether it is someone's is for a letter to find out.
_ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[^\s@<>\"(),:;\[\]\\.]+(\.[^\s@<>\"(),:;\[\]\\.]+)+")


def email_is_plausible(submission: Submission) -> Verdict:
    email = submission.email
    if email and (len(email) > EMAIL_MAX_LENGTH or not email.isprintable() or not _ADDRESS.fullmatch(email)):
        return Refuse(Field.EMAIL, Refusal.EMAIL_MALFORMED)
    return ACCEPT
