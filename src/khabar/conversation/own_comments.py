"""What a reader may see of her own comments, wherever they stand. Never asked without her token."""

from dataclasses import dataclass

from khabar.conversation.models import Comment, CommentState, Thread
from khabar.conversation.readers import Reader
from khabar.conversation.wording import ConversationWording, reason_sentence
from khabar.text.bidi import balance

MOST_SHOWN = 20


@dataclass(frozen=True)
class OwnComment:
    """A comment as its writer sees it. `standing` says its state in words; `reason` is empty unless it was rejected."""

    author_name: str
    paragraphs: tuple[str, ...]
    state: str
    standing: str
    reason: str


def own_comments(thread: Thread, reader: Reader | None, words: ConversationWording) -> tuple[OwnComment, ...]:
    """Return the comments of *reader* in *thread*, the newest first. One query, none for a reader without a token."""
    if reader is None:
        return ()
    comments = Comment.objects.filter(thread=thread).written_by(reader.hash).newest_first()[:MOST_SHOWN]
    return tuple(
        OwnComment(
            balance(comment.author_name),
            tuple(balance(paragraph) for paragraph in comment.paragraphs()),
            comment.state,
            _standing(comment, words),
            reason_sentence(words, comment.reason),
        )
        for comment in comments
    )


def _standing(comment: Comment, words: ConversationWording) -> str:
    match comment.state:
        case CommentState.PENDING:
            return words.comment.pending
        case CommentState.APPROVED:
            return words.comment.approved
        case _:
            return words.comment.rejected
