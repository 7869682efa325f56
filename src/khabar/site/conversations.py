"""Prepares what readers wrote and answered for the page of their article."""

from khabar.conversation.queries import PollView, thread_of
from khabar.newsroom.models import Article, CommentMode
from khabar.site.documents import CommentDocument, FormDocument, PollDocument, ThreadDocument
from khabar.site.moments import moment_of


def thread_document(article: Article) -> ThreadDocument | None:
    """Return the conversation under *article*, or None where readers are shown none."""
    thread = thread_of(article)
    if thread is None or thread.mode == CommentMode.OFF:
        return None
    return ThreadDocument(
        comments=tuple(
            CommentDocument(
                id=comment.id,
                author_name=comment.author_name,
                moment=moment_of(comment.written_at, article.edition),
                paragraphs=comment.paragraphs,
                replied=comment.replied,
                replies_to=comment.replies_to,
            )
            for comment in thread.comments
        ),
        form=FormDocument(thread.action_path) if thread.mode == CommentMode.PRE_MODERATED else None,
    )


def poll_document(poll: PollView | None) -> PollDocument | None:
    """Return *poll* as its page shows it."""
    return PollDocument(poll.question, poll.yes, poll.no, poll.action_path) if poll else None
