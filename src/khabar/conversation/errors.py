"""What can go wrong in the conversation, said by its actions. The views find the words for it."""

from khabar.conversation.rules.codes import Field, Refusal


class ConversationError(Exception):
    """Base of everything an action of the conversation refuses to do."""


class ThreadClosed(ConversationError):
    """The article is not public, or takes no comments now."""


class SubmissionRefused(ConversationError):
    """The rules found something that the reader can mend. Nothing was stored."""

    def __init__(self, refusals: dict[Field, Refusal]) -> None:
        super().__init__(", ".join(refusal.value for refusal in refusals.values()))
        self.refusals = refusals


class PollClosed(ConversationError):
    """The article is not public."""


class TooManyVotes(ConversationError):
    """One network sent more new votes on one poll in an hour than a crowd of readers would."""


class DecidedMeanwhile(ConversationError):
    """A colleague decided since the moderator looked: nothing was changed."""


class ReasonMissing(ConversationError):
    """A rejection needs a reason from the list, and "another reason" needs a note."""


class NothingToUndo(ConversationError):
    """No decision stands on this comment."""
