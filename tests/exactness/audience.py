"""What readers do under articles, and what moderators decide about it."""

from khabar.conversation.actions import approve_comment, cast_vote, reject_comment, submit_comment, undo_decision
from khabar.conversation.models import Choice, Comment, Poll, RejectionReason, Thread
from khabar.conversation.readers import Reader
from khabar.newsroom.actions import publish_article
from khabar.newsroom.models import Article, CommentMode
from tests.exactness.choosing import some
from tests.exactness.texts import Texts, as_the_desk_has_it

READERS = tuple(Reader(f"reader-{number}-of-the-tests", is_new=False) for number in range(4))


class Audience(Texts):
    """Each public method is one deed; it does nothing where it cannot."""

    def comment(self) -> None:
        for thread in some(self.chance, Thread):
            if thread.takes_comments:
                text = f"شكراً {self.secrets.word()}"
                reader = self.chance.one_of(READERS)
                submit_comment(thread=thread, reader=reader, name="أم يوسف", text=text)

    def approve(self) -> None:
        for comment in some(self.chance, Comment, state="pending"):
            approve_comment(comment=comment, moderator=self.moderator)

    def reject(self) -> None:
        for comment in some(self.chance, Comment):
            reject_comment(comment=comment, moderator=self.moderator, reason=RejectionReason.OFF_TOPIC.value)

    def undo(self) -> None:
        for comment in some(self.chance, Comment, decisions__isnull=False):
            undo_decision(comment=comment, moderator=self.moderator)

    def delete_a_comment(self) -> None:
        for comment in some(self.chance, Comment):
            comment.delete()

    def vote(self) -> None:
        for poll in some(self.chance, Poll, article__live=True):
            choice = self.chance.one_of([Choice.YES, Choice.NO, None])
            cast_vote(poll=poll, reader=self.chance.one_of(READERS), choice=choice)

    def ask_otherwise(self) -> None:
        for poll in some(self.chance, Poll):
            poll.question = self.chance.one_of(["", "هل توافق؟"])
            poll.save()

    def close_the_comments(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            article.comment_mode = self.chance.one_of(["", *CommentMode.values])
            publish_article(article=article)
