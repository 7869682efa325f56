"""A reader's comment: kept exactly as accepted, public only once a moderator approved it.

Who wrote it is known by two keyed hashes, never by an account: the reader's own token, which lets her see what became
of her words, and for a day the network it came from, which limits floods.
"""

import datetime
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khabar.conversation.models.labels import FlagLabel, RejectionReason
from khabar.conversation.models.nul import NulIndex
from khabar.conversation.models.thread import Thread
from khabar.conversation.rules.email import EMAIL_MAX_LENGTH
from khabar.conversation.rules.length import NAME_MAX_LENGTH
from khabar.text.fold import fold


class CommentState(models.TextChoices):
    """Where a comment stands. Only approved ones are public."""

    PENDING = "pending", pgettext_lazy("one comment", "Waiting")
    APPROVED = "approved", pgettext_lazy("one comment", "Published")
    REJECTED = "rejected", pgettext_lazy("one comment", "Rejected")


class CommentQuerySet(models.QuerySet["Comment"]):
    def awaiting_moderation(self) -> "CommentQuerySet":
        return self.filter(state=CommentState.PENDING)

    def approved(self) -> "CommentQuerySet":
        return self.filter(state=CommentState.APPROVED)

    def oldest_first(self) -> "CommentQuerySet":
        return self.order_by("created_at", "pk")

    def newest_first(self) -> "CommentQuerySet":
        return self.order_by("-created_at", "-pk")

    def written_by(self, reader_hash: str) -> "CommentQuerySet":
        """Keep the comments of one reader; a reader without a token wrote none."""
        return self.filter(reader_hash=reader_hash) if reader_hash else self.none()

    def sent_from(self, network_hash: str) -> "CommentQuerySet":
        """Keep the comments that came from one network and are young enough for that to be known still."""
        return self.filter(network_hash=network_hash) if network_hash else self.none()

    def sent_after(self, moment: datetime.datetime) -> "CommentQuerySet":
        return self.filter(created_at__gt=moment)

    def of_editions(self, editions: Collection[int] | None) -> "CommentQuerySet":
        """Keep what was written under articles of these editions; None stands for all of them."""
        return self if editions is None else self.filter(thread__article__edition__in=editions)

    def matching(self, query: str) -> "CommentQuerySet":
        """Keep comments that have every word of *query*, however either is spelt. Scans: meant for the desk's list."""
        found = self
        for word in fold(query).split()[:12]:
            found = found.filter(search_text__contains=word)
        return found


class Comment(models.Model):
    thread = models.ForeignKey(
        Thread, verbose_name=_("thread"), on_delete=models.CASCADE, related_name="comments", db_index=False
    )
    in_reply_to = models.ForeignKey(
        "self", verbose_name=_("in reply to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="replies"
    )
    author_name = models.CharField(_("name"), max_length=NAME_MAX_LENGTH)
    email = models.EmailField(_("e-mail, never shown"), max_length=EMAIL_MAX_LENGTH, blank=True)
    text = models.TextField(_("comment"))
    search_text = models.TextField(editable=False, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=CommentState, default=CommentState.PENDING)
    flag = models.CharField(_("to look at"), max_length=20, choices=FlagLabel, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=20, choices=RejectionReason, blank=True)
    note = models.TextField(_("note"), max_length=500, blank=True)

    submission_key = models.CharField(max_length=64, editable=False)
    reader_hash = models.CharField(max_length=64, editable=False)
    network_hash = models.CharField(max_length=64, editable=False, blank=True)
    created_at = models.DateTimeField(_("sent at"), default=timezone.now, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        permissions = [("moderate_comment", _("Can decide which comments are published"))]
        constraints = [
            models.UniqueConstraint(fields=["thread", "submission_key"], name="conversation_one_comment_a_submission"),
            models.CheckConstraint(
                condition=models.Q(
                    GreaterThanOrEqual(Length("text"), 1),
                    LessThanOrEqual(Length("text"), settings.KHABAR_COMMENT_MAX_LENGTH),
                    Exact(NulIndex("text"), 0),
                ),
                name="conversation_comment_text_fits",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    GreaterThanOrEqual(Length("author_name"), 1),
                    LessThanOrEqual(Length("author_name"), NAME_MAX_LENGTH),
                    Exact(NulIndex("author_name"), 0),
                ),
                name="conversation_comment_name_fits",
            ),
            models.CheckConstraint(
                condition=models.Q(state=CommentState.PENDING, decided_at__isnull=True, reason="")
                | models.Q(state=CommentState.APPROVED, decided_at__isnull=False, reason="")
                | (models.Q(state=CommentState.REJECTED, decided_at__isnull=False) & ~models.Q(reason="")),
                name="conversation_comment_state_is_justified",
            ),
            # So no two answer each other, and every reply is reached from a comment that answers none.
            models.CheckConstraint(
                condition=models.Q(in_reply_to=None) | models.Q(in_reply_to__lt=models.F("id")),
                name="conversation_comment_answers_an_earlier_one",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "created_at", "id"], name="conversation_queue"),
            models.Index(fields=["thread", "state", "created_at", "id"], name="conversation_in_thread"),
            models.Index(fields=["reader_hash", "created_at"], name="conversation_of_reader"),
            models.Index(fields=["network_hash", "created_at"], name="conversation_of_network"),
        ]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.text[:40]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row with the text that the desk's search reads."""
        self.search_text = fold(f"{self.author_name}\n{self.text}")
        super().save(*args, **kwargs)

    @property
    def is_public(self) -> bool:
        return self.state == CommentState.APPROVED

    @property
    def is_waiting(self) -> bool:
        return self.state == CommentState.PENDING

    def paragraphs(self) -> tuple[str, ...]:
        """Return the lines that say something, as written: each a paragraph with a direction of its own."""
        return tuple(line for line in self.text.split("\n") if line.strip())
