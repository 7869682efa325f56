"""What a line of page furniture is written like: the small language of the tables beside this file.

A phrase is matched word by word on folded text, punctuation aside. Phrases must fill a *whole* line, one or several
together: a sentence of the story that merely contains such words is never touched. In a phrase

    #      stands for a number (12, 1.5K)
    *      stands for one to four words of any kind (the name of the site)
    …      at the end stands for the rest of the line, up to thirty words
    : …    the same, but only when a colon stands there in the text

The tables list the phrases of a kind in a block of text, parted by bars and line ends.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of furniture was on the page it was copied from."""

    POLL = "poll"
    POLL_ANSWER = "poll_answer"
    COMMENTS = "comments"
    REPLY = "reply"
    POLICY = "policy"
    REQUIRED = "required"
    COUNTER = "counter"
    SHARE = "share"
    READING = "reading"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    COPYRIGHT = "copyright"
    TAGS = "tags"
    NAVIGATION = "navigation"
    LABEL = "label"
    LINK = "link"
    RULE = "rule"


@dataclass(frozen=True)
class Furniture:
    """Phrases of one kind. After a list heading («مواضيع ذات صلة») the titles below it are furniture too."""

    kind: Kind
    listing: str
    heads_a_list: bool = False

    @property
    def phrases(self) -> list[str]:
        return [phrase.strip() for line in self.listing.splitlines() for phrase in line.split("|") if phrase.strip()]
