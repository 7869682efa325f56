"""What a reader may see of her own comments, wherever they stand. Never asked without her token."""

from dataclasses import dataclass

from khabar.conversation.models import Comment, CommentState, Thread
from khabar.conversation.models.comment import lines_of
from khabar.conversation.readers import Reader
from khabar.conversation.rules import tidied_name, tidied_text
from khabar.conversation.wording import ConversationWording, reason_sentence
from khabar.text.bidi import balance

MOST_SHOWN = 20


@dataclass(frozen=True)
class OwnComment:
    """A comment as its writer sees it: `state` and `reason` are sentences, the reason empty unless it was rejected."""

    author_name: str
    paragraphs: tuple[str, ...]
    state: str
    reason: str
    is_waiting: bool = False


def own_comments(thread: Thread, reader: Reader | None, words: ConversationWording) -> tuple[OwnComment, ...]:
    """Return the comments of *reader* in *thread*, the newest first. One query, none for a reader without a token."""
    if reader is None:
        return ()
    comments = Comment.objects.filter(thread=thread).written_by(reader.hash).newest_first()[:MOST_SHOWN]
    return tuple(
        OwnComment(
            balance(comment.author_name),
            tuple(balance(paragraph) for paragraph in comment.paragraphs()),
            _standing(comment, words),
            reason_sentence(words, comment.reason),
            comment.is_waiting,
        )
        for comment in comments
    )


def typed_comment(name: str, text: str, words: ConversationWording) -> OwnComment:
    """Return what a reader typed and nothing kept, so that she can copy it."""
    paragraphs = tuple(balance(line) for line in lines_of(tidied_text(text)))
    return OwnComment(balance(tidied_name(name)), paragraphs, words.comment.your_words, "")


def _standing(comment: Comment, words: ConversationWording) -> str:
    match comment.state:
        case CommentState.PENDING:
            return words.comment.pending
        case CommentState.APPROVED:
            return words.comment.approved
        case _:
            return words.comment.rejected
