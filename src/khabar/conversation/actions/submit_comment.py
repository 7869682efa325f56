"""Take a comment in: refuse, store as rejected, or let it wait for the moderator. Public is it never from here."""

import datetime
import re
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from khabar.conversation.actions.forget_networks import forget_networks_now_and_then
from khabar.conversation.errors import SubmissionRefused, ThreadClosed
from khabar.conversation.models import Comment, CommentState, Decision, Thread
from khabar.conversation.readers import Reader
from khabar.conversation.rules import Submission, judge, tidied_name, tidied_text
from khabar.conversation.rules.judging import Judgement
from khabar.conversation.rules.rate import WINDOW_MINUTES
from khabar.conversation.rules.verdicts import Hold, Reject

SAME_WITHIN = datetime.timedelta(minutes=10)
_SUBMISSION_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


@dataclass(frozen=True)
class Submitted:
    """The comment as stored, and whether this very sending stored it."""

    comment: Comment
    is_new: bool


def submit_comment(
    *,
    thread: Thread,
    reader: Reader,
    name: str,
    text: str,
    email: str = "",
    trap: str = "",
    submission_key: str = "",
    network_hash: str = "",
) -> Submitted:
    """Store what *reader* sent, once however often it arrives, and leave it to the moderator.

    Raises ThreadClosed, or SubmissionRefused with everything the reader has to mend. Holds the thread's row, so that
    two sendings of one form wait for each other.
    """
    name, email, text = tidied_name(name), email.strip(), tidied_text(text)
    with transaction.atomic():
        held = Thread.objects.select_for_update(of=("self",)).select_related("article__edition").get(pk=thread.pk)
        sent = Comment(
            thread=held,
            author_name=name,
            email=email,
            text=text,
            submission_key=submission_key if _SUBMISSION_KEY.fullmatch(submission_key) else secrets.token_urlsafe(18),
            reader_hash=reader.hash,
            network_hash=network_hash,
        )
        earlier = _sent_earlier(sent, reader)
        if earlier is not None:
            return Submitted(earlier, is_new=False)
        if not held.takes_comments:
            raise ThreadClosed
        judgement = judge(_with_surroundings(sent, trap))
        if judgement.refusals:
            raise SubmissionRefused(judgement.refusals)
        _store(sent, judgement)
    forget_networks_now_and_then()
    return Submitted(sent, is_new=True)


def _sent_earlier(sent: Comment, reader: Reader) -> Comment | None:
    """Return the comment that *sent* repeats, if any.

    The same form has the same submission key. Without a script there is none: then the same words of the same reader
    within ten minutes are the same comment. A double click of someone new arrives with no token at all; her network
    stands in for it, and the comment goes with the latest token, the one her browser will keep.
    """
    same = Comment.objects.filter(
        thread=sent.thread, author_name=sent.author_name, email=sent.email, text=sent.text
    ).newest_first()
    if not reader.is_new:
        of_reader = same.written_by(reader.hash)
        earlier = of_reader.filter(submission_key=sent.submission_key).first()
        return earlier or of_reader.sent_after(timezone.now() - SAME_WITHIN).first()
    earlier = same.sent_from(sent.network_hash).sent_after(timezone.now() - SAME_WITHIN).first()
    if earlier is not None:
        earlier.reader_hash = reader.hash
        earlier.save(update_fields=["reader_hash"])
    return earlier


def _with_surroundings(sent: Comment, trap: str) -> Submission:
    lately = Comment.objects.sent_after(timezone.now() - datetime.timedelta(minutes=WINDOW_MINUTES))
    return Submission(
        name=sent.author_name,
        email=sent.email,
        text=sent.text,
        trap=trap,
        max_length=settings.KHABAR_COMMENT_MAX_LENGTH,
        recent_from_reader=lately.written_by(sent.reader_hash).count(),
        recent_from_network=lately.sent_from(sent.network_hash).count(),
    )


def _store(sent: Comment, judgement: Judgement) -> None:
    """Save *sent*. A key that another text holds already is replaced: words are never lost to a clumsy client."""
    if Comment.objects.filter(thread=sent.thread, submission_key=sent.submission_key).exists():
        sent.submission_key = secrets.token_urlsafe(18)
    match judgement.outcome:
        case Hold(flag):
            sent.flag = flag.value
        case Reject(reason):
            sent.state, sent.reason, sent.decided_at = CommentState.REJECTED, reason.value, timezone.now()
    sent.save()
    if sent.state == CommentState.REJECTED:
        Decision.objects.create(
            comment=sent,
            moderator=None,
            from_state=CommentState.PENDING,
            to_state=CommentState.REJECTED,
            reason=sent.reason,
        )
