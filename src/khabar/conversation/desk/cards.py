"""A comment as the queue shows it: everything a moderator needs in order to decide, prepared for the template."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khabar.conversation.addresses import article_path
from khabar.conversation.models import Comment, Decision
from khabar.text.bidi import balance
from khabar.text.dates import DateStyle, format_datetime


@dataclass(frozen=True)
class HistoryLine:
    """One decision in words: what became of the comment, by whom, when, and why."""

    became: str
    by: str
    when: str
    reason: str
    note: str


@dataclass(frozen=True)
class Card:
    """One comment. `seen` goes back with a decision, so that a colleague's decision in between is noticed."""

    id: int
    seen: str
    state: str
    state_label: str
    author_name: str
    email: str
    when: str
    headline: str
    article_path: str
    edition_name: str
    paragraphs: tuple[str, ...]
    flag: str
    history: tuple[HistoryLine, ...]

    @property
    def may_be_approved(self) -> bool:
        return self.state != "approved"

    @property
    def may_be_rejected(self) -> bool:
        return self.state != "rejected"

    @property
    def may_be_undone(self) -> bool:
        return self.state != "pending" and bool(self.history)


def card_of(comment: Comment) -> Card:
    """Return the card of *comment*, whose thread, article, edition and decisions were loaded with it."""
    article = comment.thread.article
    return Card(
        id=comment.pk,
        seen=f"{comment.pk}:{comment.state}",
        state=comment.state,
        state_label=comment.get_state_display(),
        author_name=balance(comment.author_name),
        email=comment.email,
        when=format_datetime(localtime(comment.created_at), _style()),
        headline=balance(article.headline),
        article_path=article_path(article.pk, "comments") if article.live else "",
        edition_name=article.edition.name,
        paragraphs=tuple(balance(paragraph) for paragraph in comment.paragraphs()),
        flag=comment.get_flag_display(),
        history=tuple(_line_of(decision) for decision in comment.decisions.all()),
    )


def _line_of(decision: Decision) -> HistoryLine:
    return HistoryLine(
        became=_("Undone: back to “%(state)s”") % {"state": decision.get_to_state_display()}
        if decision.undoes_id
        else decision.get_to_state_display(),
        by=_name_of(decision.moderator) if decision.moderator else _("a rule"),
        when=format_datetime(localtime(decision.decided_at), _style()),
        reason=decision.get_reason_display(),
        note=decision.note,
    )


def _name_of(moderator: AbstractUser) -> str:
    return moderator.get_full_name() or moderator.get_username()


def _style() -> DateStyle:
    return DateStyle(get_language() or "ar")
