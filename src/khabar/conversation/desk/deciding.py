"""Apply what a moderator chose to the comments she chose, one transaction each, and say in words what came of it."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khabar.conversation.actions import approve_comment, reject_comment, undo_decision
from khabar.conversation.desk.listing import with_surroundings
from khabar.conversation.errors import DecidedMeanwhile, NothingToUndo, ReasonMissing
from khabar.conversation.models import Comment, RejectionReason

APPROVE, REJECT, UNDO = "approve", "reject", "undo"


@dataclass(frozen=True)
class Choice:
    """What the moderator chose: an action, for comments in the states in which she saw them."""

    action: str
    seen: dict[int, str]
    reason: str
    note: str

    @classmethod
    def posted(cls, form: QueryDict) -> "Choice":
        """Read a posted form; what names no comment is left out."""
        pairs = [value.partition(":") for value in form.getlist("comment")]
        return cls(
            action=form.get("action", ""),
            seen={int(pk): state for pk, _colon, state in pairs if pk.isascii() and pk.isdigit()},
            reason=form.get("reason", ""),
            note=form.get("note", ""),
        )

    def complaint(self) -> str:
        """Say what is missing, or nothing."""
        if self.action not in (APPROVE, REJECT, UNDO):
            return _("Choose what to do.")
        if not self.seen:
            return _("Choose at least one comment.")
        if self.action == REJECT and self.reason not in RejectionReason.values:
            return _("Choose a reason: the writer is told.")
        if self.action == REJECT and self.reason == RejectionReason.OTHER and not self.note.strip():
            return _("Write a note that says which other reason.")
        return ""


@dataclass
class Outcome:
    """What came of a choice: comments decided, and comments left alone because a colleague was faster."""

    decided: list[Comment] = field(default_factory=list)
    left_alone: list[Comment] = field(default_factory=list)


def apply(choice: Choice, moderator: AbstractBaseUser, editions: frozenset[int] | None) -> Outcome:
    """Decide on each chosen comment of *editions* (None: of all) that still is where the moderator saw it."""
    outcome = Outcome()
    for comment in Comment.objects.of_editions(editions).filter(pk__in=choice.seen).oldest_first():
        try:
            if comment.state != choice.seen[comment.pk]:
                raise DecidedMeanwhile
            _decide(choice, comment, moderator)
        except (DecidedMeanwhile, NothingToUndo, ReasonMissing):
            outcome.left_alone.append(comment)
        else:
            outcome.decided.append(comment)
    return _as_stored(outcome)


def done_phrase(action: str, count: int) -> str:
    """Say what was done to *count* comments."""
    phrases = {
        APPROVE: ngettext("%(count)s comment published", "%(count)s comments published", count),
        REJECT: ngettext("%(count)s comment rejected", "%(count)s comments rejected", count),
        UNDO: ngettext("%(count)s decision undone", "%(count)s decisions undone", count),
    }
    return phrases[action] % {"count": count}


def left_alone_phrase(count: int) -> str:
    """Say that colleagues were faster."""
    return ngettext(
        "%(count)s comment was left as it is: a colleague decided in the meantime.",
        "%(count)s comments were left as they are: a colleague decided in the meantime.",
        count,
    ) % {"count": count}


def _decide(choice: Choice, comment: Comment, moderator: AbstractBaseUser) -> None:
    match choice.action:
        case "approve":
            approve_comment(comment=comment, moderator=moderator)
        case "reject":
            reject_comment(comment=comment, moderator=moderator, reason=choice.reason, note=choice.note)
        case "undo":
            undo_decision(comment=comment, moderator=moderator)


def _as_stored(outcome: Outcome) -> Outcome:
    """Return *outcome* with its comments as the database has them now, with all that their cards show."""
    stored = with_surroundings().in_bulk([comment.pk for comment in outcome.decided + outcome.left_alone])
    return Outcome(
        [stored[comment.pk] for comment in outcome.decided], [stored[comment.pk] for comment in outcome.left_alone]
    )
