"""What readers were given of an article, each time: rows are added and never changed, as the database sees to.

Wagtail's revisions are the desk's: they hold what nobody published, and can be purged, the live one too (decision 037).
The rows outlive their article. What the database refuses stands in `append_only.py`.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models.published_text import content_of

PAGE_KIND = "versions"
"""The kind of the page on which readers see them."""


class Change(models.TextChoices):
    """Why there is another version."""

    FIRST = "first", _("First publication")
    MINOR = "minor", _("Minor edit")
    UPDATE = "update", _("Update")
    CORRECTION = "correction", _("Correction")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    RETURN = "return", _("Published again")


ANNOUNCED = frozenset({Change.UPDATE, Change.CORRECTION, Change.RETURN})
"""After these the article says when it was updated. Of a typo nobody need be told."""
OF_THE_DESK = [(change.value, change.label) for change in (Change.MINOR, Change.UPDATE, Change.CORRECTION)]
"""What an editor chooses from; the others are known without asking."""
NOTE_MAX_LENGTH = 1000
SIGNATURE_MAX_LENGTH = 120


class VersionQuerySet(models.QuerySet["Version"]):
    def of_article(self, article_id: int) -> "VersionQuerySet":
        return self.filter(article=article_id).order_by("number")

    def newest_of(self, article_id: int) -> "Version | None":
        """Return the newest version of an article; `is_translated` says if any other article is its translation."""
        translations = apps.get_model("newsroom", "Translation").objects.filter(source=models.OuterRef("article"))
        return (
            self.filter(article=article_id)
            .annotate(is_translated=models.Exists(translations))
            .order_by("number")
            .last()
        )

    def corrections(self) -> "VersionQuerySet":
        """Keep corrections, the newest first."""
        return self.filter(change=Change.CORRECTION).order_by("-at", "-pk")

    def told(self) -> "VersionQuerySet":
        """Load all but the text, which is long and needed for differences only."""
        return self.defer("content")


class Version(models.Model):
    article = models.ForeignKey(
        "newsroom.Article",
        verbose_name=_("article"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="versions",
    )
    edition = models.ForeignKey(
        "newsroom.Edition", on_delete=models.DO_NOTHING, db_constraint=False, related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    change = models.CharField(_("kind of change"), max_length=12, choices=Change)
    note = models.TextField(_("text for readers"), max_length=NOTE_MAX_LENGTH, blank=True)
    """What was wrong and what is right; why it was withdrawn."""
    signature = models.CharField(_("signed by"), max_length=SIGNATURE_MAX_LENGTH, blank=True)
    content = models.JSONField(_("what readers were given"), default=dict)
    """As `published_text` makes it; empty for a withdrawal."""
    at = models.DateTimeField(_("time"))
    hidden_at = models.DateTimeField(_("difference hidden at"), null=True, blank=True)
    """When editors hid what this version changed, for legal reasons: all that may be written later."""
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("difference hidden by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    objects = VersionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["article", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="newsroom_version_number"),
            models.CheckConstraint(
                condition=~models.Q(change=Change.CORRECTION) | ~models.Q(note=""), name="newsroom_correction_says_what"
            ),
        ]
        indexes = [
            models.Index(
                fields=["edition", "-at"],
                condition=models.Q(change=Change.CORRECTION),
                name="newsroom_corrections",
            )
        ]

    @classmethod
    def first_of_old(cls, article: Any) -> "Version":
        """Keep what readers have of an *article* that was there before versions were kept, and return that."""
        at = article.last_published_at or article.published_at or timezone.now()
        return cls.objects.create(
            article=article,
            edition_id=article.edition_id,
            number=1,
            change=Change.FIRST,
            at=at,
            content=content_of(article),
        )

    def __str__(self) -> str:
        return f"{self.article_id}.{self.number}"
