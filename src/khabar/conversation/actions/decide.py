"""Decide on a comment: approve it, reject it with a reason, take the last decision back.

Each decision is a row of its own. The press learns from `press_keys` when public bytes change; a comment that leaves
the page is gone from it before the moderator hears that it is done.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from khabar.conversation.errors import DecidedMeanwhile, NothingToUndo, ReasonMissing
from khabar.conversation.models import Comment, CommentState, Decision, RejectionReason
from khabar.press.removal import remove_from_page
from khabar.press.touching import keys_of


def approve_comment(*, comment: Comment, moderator: AbstractBaseUser) -> Comment:
    """Publish *comment*. Raises DecidedMeanwhile if its row left the state that *comment* was read in."""
    return _move(comment, CommentState.APPROVED, moderator)


def reject_comment(*, comment: Comment, moderator: AbstractBaseUser, reason: str, note: str = "") -> Comment:
    """Keep *comment* from the page, or take it off, for a *reason* of RejectionReason. *note* is for colleagues.

    Raises ReasonMissing, or DecidedMeanwhile if its row left the state that *comment* was read in.
    """
    note = note.strip()
    if reason not in RejectionReason.values or (reason == RejectionReason.OTHER and not note):
        raise ReasonMissing
    return _move(comment, CommentState.REJECTED, moderator, reason=reason, note=note)


def undo_decision(*, comment: Comment, moderator: AbstractBaseUser) -> Comment:
    """Bring *comment* back to where the last decision found it. Undoing an undo brings the decision back.

    Raises NothingToUndo, or DecidedMeanwhile if its row left the state that *comment* was read in.
    """
    last = comment.decisions.order_by("pk").last()
    if last is None:
        raise NothingToUndo
    reason, note = "", ""
    if last.from_state == CommentState.REJECTED:
        rejection = comment.decisions.filter(to_state=CommentState.REJECTED, pk__lt=last.pk).order_by("pk").last()
        reason, note = (rejection.reason, rejection.note) if rejection else (RejectionReason.OTHER.value, "")
    return _move(comment, CommentState(last.from_state), moderator, reason=reason, note=note, undoes=last)


def _move(
    comment: Comment,
    state: CommentState,
    moderator: AbstractBaseUser,
    *,
    reason: str = "",
    note: str = "",
    undoes: Decision | None = None,
) -> Comment:
    with transaction.atomic():
        held = Comment.objects.select_for_update(of=("self",)).select_related("thread").get(pk=comment.pk)
        if held.state != comment.state:
            raise DecidedMeanwhile
        if held.state == state and held.reason == reason:
            return held
        shown_by = keys_of(held)
        was_public = held.is_public
        decision = Decision.objects.create(
            comment=held,
            moderator_id=moderator.pk,
            from_state=held.state,
            to_state=state,
            reason=reason,
            note=note,
            undoes=undoes,
        )
        held.state, held.reason, held.note = state, reason, note
        held.decided_at, held.decided_by_id = (
            (None, None) if state == CommentState.PENDING else (decision.decided_at, moderator.pk)
        )
        held.save(update_fields=["state", "reason", "note", "decided_at", "decided_by"])
        if was_public:
            remove_from_page("article", str(held.thread.article_id), shown_by)
    return held
