"""The poll under an article and its votes: one row a reader, changeable, and the result is the count of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.conversation.wording import wording_for
from khabar.newsroom.models import Article
from khabar.press.recording import Recorded


@dataclass(frozen=True)
class Tally:
    """How many readers said what."""

    yes: int
    no: int

    @property
    def total(self) -> int:
        return self.yes + self.no


class Choice(models.TextChoices):
    """What a reader may answer."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class Poll(Recorded, models.Model):
    press_key_kind = "poll"

    article = models.OneToOneField(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="poll", editable=False
    )
    question = models.CharField(
        _("question"),
        max_length=200,
        blank=True,
        help_text=_("To be answered by yes or no. Left empty, it asks whether the reader liked the article."),
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.article)

    @property
    def asked(self) -> str:
        """The question as readers see it: the desk's own, else the usual one in the edition's language."""
        return self.question or wording_for(self.article.edition.language).poll.question

    def tally(self) -> Tally:
        """Count the votes, in one query over the poll's index."""
        counts = self.votes.aggregate(
            yes=models.Count("pk", filter=models.Q(choice=Choice.YES)),
            no=models.Count("pk", filter=models.Q(choice=Choice.NO)),
        )
        return Tally(counts["yes"], counts["no"])


class Vote(models.Model):
    poll = models.ForeignKey(
        Poll, verbose_name=_("poll"), on_delete=models.CASCADE, related_name="votes", db_index=False
    )
    choice = models.CharField(_("choice"), max_length=3, choices=Choice)
    reader_hash = models.CharField(max_length=64, editable=False)
    network_hash = models.CharField(max_length=64, editable=False, blank=True)
    created_at = models.DateTimeField(_("cast at"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "reader_hash"], name="conversation_one_vote_a_reader"),
            models.CheckConstraint(condition=models.Q(choice__in=["yes", "no"]), name="conversation_vote_is_yes_or_no"),
        ]
        indexes = [
            models.Index(fields=["poll", "choice"], name="conversation_tally"),
            models.Index(fields=["network_hash", "created_at"], name="conversation_vote_network"),
        ]

    def __str__(self) -> str:
        return self.get_choice_display()


def tallies(polls: Sequence[Poll]) -> dict[Poll, Tally]:
    """Count the votes of many *polls* in one query."""
    votes = Vote.objects.filter(poll__in=polls).order_by().values_list("poll", "choice")
    counts = {(poll, choice): count for poll, choice, count in votes.annotate(count=models.Count("pk"))}
    return {poll: Tally(counts.get((poll.pk, Choice.YES), 0), counts.get((poll.pk, Choice.NO), 0)) for poll in polls}
