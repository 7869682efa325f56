"""The words in which rules speak: what a reader must mend, why a moderator should look twice, why a text is not shown.

Codes only. The sentences for readers are in `conversation.wording`, the labels for moderators beside the models.
"""

from enum import StrEnum


class Field(StrEnum):
    """What a refusal belongs to, so that the form can show it there."""

    NAME = "name"
    EMAIL = "email"
    TEXT = "text"
    WHOLE = "form"


class Refusal(StrEnum):
    """Something the reader can mend: nothing is stored, the form comes back with all that was typed."""

    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    NAME_UNPRINTABLE = "name_unprintable"
    EMAIL_MALFORMED = "email_malformed"
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    TEXT_UNPRINTABLE = "text_unprintable"
    TOO_MANY_FROM_READER = "too_many_from_reader"
    TOO_MANY_FROM_NETWORK = "too_many_from_network"


class Flag(StrEnum):
    """Why a moderator should look twice at a comment that waits."""

    LINKS = "links"


class Reason(StrEnum):
    """Why a comment is not shown. The writer is told."""

    INSULT = "insult"
    HATE = "hate"
    OFF_TOPIC = "off_topic"
    PERSONAL_DATA = "personal_data"
    FALSE = "false"
    SPAM = "spam"
    ILLEGAL = "illegal"
    OTHER = "other"
