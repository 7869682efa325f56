"""What a rule may say about a submission."""

from dataclasses import dataclass

from khabar.conversation.rules.codes import Field, Flag, Reason, Refusal


@dataclass(frozen=True)
class Accept:
    """Nothing against it: it waits for the moderator like every comment."""


@dataclass(frozen=True)
class Hold:
    """It waits for the moderator, marked with what she should look at."""

    flag: Flag


@dataclass(frozen=True)
class Reject:
    """It is stored as rejected: the writer sees the reason, a moderator can undo it."""

    reason: Reason


@dataclass(frozen=True)
class Refuse:
    """It is not stored: the writer gets her form back and can mend it."""

    field: Field
    refusal: Refusal


Verdict = Accept | Hold | Reject | Refuse
ACCEPT = Accept()
