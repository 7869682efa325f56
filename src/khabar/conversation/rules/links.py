"""Mark a comment full of links for the moderator. Links alone are no offence: readers quote their sources."""

import re

from khabar.conversation.rules.codes import Flag
from khabar.conversation.rules.submission import Submission
from khabar.conversation.rules.verdicts import ACCEPT, Hold, Verdict

LINKS_WITHOUT_A_SECOND_LOOK = 2
_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def few_links(submission: Submission) -> Verdict:
    if len(_LINK.findall(submission.text)) > LINKS_WITHOUT_A_SECOND_LOOK:
        return Hold(Flag.LINKS)
    return ACCEPT
