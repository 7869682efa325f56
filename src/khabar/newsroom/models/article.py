"""The article, the thing a newsroom makes. A model on Wagtail's mixins, not a node of its page tree (decision 002)."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin, Revision, WorkflowMixin

from khabar.newsroom.blocks import ArticleBody
from khabar.newsroom.models.edition import CommentMode, Edition
from khabar.newsroom.models.former_address import FormerAddress
from khabar.newsroom.models.photo import Photo
from khabar.newsroom.models.publishable import DESK_FIELDS, Publishable
from khabar.newsroom.models.section import Section
from khabar.newsroom.models.topic import Topic
from khabar.press.recording import Recorded
from khabar.text.slugs import slugify, unique_slug

SLUG_MAX_LENGTH = 120

TEASER_FIELDS = frozenset(
    {
        "id",
        "edition_id",
        "section_id",
        "lead_photo_id",
        "headline",
        "slug",
        "standfirst",
        "published_at",
        "live",
    }
)
"""What of an article fronts, lists and links show."""


class ArticleQuerySet(models.QuerySet["Article"]):
    def live(self) -> "ArticleQuerySet":
        return self.filter(live=True, published_at__isnull=False)

    def in_edition(self, edition: Edition) -> "ArticleQuerySet":
        return self.filter(edition=edition)

    def in_section(self, section: Section) -> "ArticleQuerySet":
        """Keep articles of *section* and of the sections below it."""
        return self.filter(models.Q(section=section) | models.Q(section__parent=section))

    def for_teasers(self) -> "ArticleQuerySet":
        """Load no more than fronts, lists and links show; a page that shows no more hears of no other change."""
        return self.only(*TEASER_FIELDS)

    def for_pages(self) -> "ArticleQuerySet":
        """Load all that readers can see, and nothing of the desk's."""
        return self.defer(*DESK_FIELDS)

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-published_at", "-pk")

    def unpublish(self) -> int:
        """Take the live articles among these from the readers, all or none; return how many there were."""
        with transaction.atomic():
            leaving = list(self.filter(live=True))
            for article in leaving:
                article.unpublish()
        return len(leaving)

    def update(self, **fields: Any) -> int:
        """Update as Django does; refuse what would take articles away without the press hearing of it."""
        if fields.get("live") is False:
            raise ValueError("Articles leave the readers by unpublish(): update() tells neither press nor search.")
        return super().update(**fields)

    def with_schedule(self) -> "ArticleQuerySet":
        """Annotate `is_scheduled`: whether a revision waits for its time."""
        waiting = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Article),
            object_id=Cast(models.OuterRef("pk"), models.CharField()),
            approved_go_live_at__isnull=False,
        )
        return self.annotate(is_scheduled=models.Exists(waiting))


class Article(Recorded, WorkflowMixin, Publishable, PreviewableMixin, ClusterableModel):
    press_key_kind = "article"
    press_projections = {"teaser": TEASER_FIELDS}
    press_aside = DESK_FIELDS
    fields_before = ("live", "first_published_at", "published_at", "slug")

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="articles")
    section = models.ForeignKey(Section, verbose_name=_("section"), on_delete=models.PROTECT, related_name="articles")
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="articles")
    translation_key = models.UUIDField(default=uuid.uuid4, editable=False)

    headline = models.CharField(_("headline"), max_length=200)
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_MAX_LENGTH,
        allow_unicode=True,
        blank=True,
        help_text=_("The last part of the address. Left empty, it is made from the headline."),
    )
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True)
    dateline = models.CharField(_("dateline"), max_length=80, blank=True, help_text=_("Where it was written: Basra"))
    lead_photo = models.ForeignKey(
        Photo,
        verbose_name=_("lead photo"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_articles",
    )
    lead_photo_caption = models.TextField(
        _("caption for this article"), max_length=1000, blank=True, help_text=_("Leave empty to use the photo's own.")
    )
    body = StreamField(ArticleBody(), verbose_name=_("body"), blank=True)
    published_at = models.DateTimeField(
        _("time of publication"),
        null=True,
        blank=True,
        help_text=_("As readers see it. Left empty, it is the moment the article first goes live."),
    )
    comment_mode = models.CharField(
        _("comments"),
        max_length=12,
        choices=CommentMode,
        blank=True,
        help_text=_("Left empty, the edition's rule holds."),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="newsroom_article_slug_in_edition"),
            models.UniqueConstraint(fields=["edition", "translation_key"], name="newsroom_one_translation_an_edition"),
        ]
        indexes = [
            models.Index(fields=["edition", "live", "-published_at"], name="newsroom_newest_in_edition"),
            models.Index(fields=["section", "live", "-published_at"], name="newsroom_newest_in_section"),
            models.Index(
                fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name="newsroom_article_expiry"
            ),
            models.Index(
                fields=["go_live_at"], condition=models.Q(go_live_at__isnull=False), name="newsroom_article_embargo"
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def is_public(self) -> bool:
        return self.live and self.published_at is not None

    @property
    def published_day(self) -> datetime.date | None:
        """The day of publication in the edition's time zone, part of the public address."""
        return self.published_at.astimezone(self.edition.zone).date() if self.published_at else None

    @property
    def effective_comment_mode(self) -> str:
        return self.comment_mode or self.edition.comment_mode

    @property
    def full_url(self) -> str | None:
        """The public address, in ASCII, while readers can see the article."""
        if not self.is_public:
            return None
        path: str = import_string(settings.KHABAR_ARTICLE_URL)(self)
        return f"{settings.KHABAR_SITE_URL}{quote(path)}"

    def clean(self) -> None:
        super().clean()
        if self.section_id and self.edition_id and self.section.edition_id != self.edition_id:
            raise ValidationError({"section": _("This section belongs to another edition.")})
        if self.first_published_at and Article.objects.filter(pk=self.pk).exclude(edition_id=self.edition_id).exists():
            raise ValidationError({"edition": _("Readers have had this article in its edition: it cannot move.")})
        if self.edition_id:
            self.slug = self._slug_of_its_own()

    def unique_error_message(self, model_class: type[models.Model], unique_check: Sequence[str]) -> ValidationError:
        """Say of a slug that is taken how the desk goes on."""
        if tuple(unique_check) != ("edition", "slug"):
            return super().unique_error_message(model_class, unique_check)
        return ValidationError(
            _("Another article of this edition has this slug. Write another, or leave it empty."), code="slug_taken"
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row, with slug and time of publication filled in, former address kept."""
        if kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        self.slug = self.slug or self._free_slug()
        if self.live and self.published_at is None:
            self.published_at = self.first_published_at or timezone.now()
        if self.published_at:
            # To the minute, as readers and the desk's form have it: saving the form must not move an article.
            self.published_at = self.published_at.replace(second=0, microsecond=0)
        super().save(*args, **kwargs)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the row again, and forget bylines and topics that were set here and not saved."""
        super().refresh_from_db(*args, **kwargs)
        self.__dict__.pop("_cluster_related_objects", None)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the article as readers would see it; the site above the newsroom does the rendering."""
        response: HttpResponse = import_string(settings.KHABAR_ARTICLE_PREVIEW)(request, self)
        return response

    def plain_text(self) -> str:
        """Return what the body says, without markup, a block a line."""
        return "\n".join(" ".join(block.block.get_searchable_content(block.value)) for block in self.body)

    def _slug_of_its_own(self) -> str:
        """Return the slug as the desk wrote it. One that only repeats the headline is the machine's, and is made free.

        The browser's own guess may place hyphens otherwise than ours: they do not count.
        """
        written = slugify(self.slug, max_length=SLUG_MAX_LENGTH)
        repeats = written.replace("-", "") == slugify(self.headline, max_length=SLUG_MAX_LENGTH).replace("-", "")
        return self._free_slug() if repeats or not written else written

    def _free_slug(self) -> str:
        others = Article.objects.filter(edition_id=self.edition_id).exclude(pk=self.pk)
        return unique_slug(slugify(self.headline) or "article", lambda slug: others.filter(slug=slug).exists())

    def _leave(self, before: "Article") -> None:
        """Keep the day and slug that readers could know when a save leaves them; forget those it returns to.

        An article that leaves the readers is offered beside no other any more.
        """
        super()._leave(before)
        if before.live and not self.live:
            self.offered_by.all().delete()
        if before.first_published_at is None or before.published_at is None:
            return
        former = (before.published_at.astimezone(self.edition.zone).date(), before.slug)
        if former != (self.published_day, self.slug):
            FormerAddress.objects.get_or_create(article=self, day=former[0], slug=former[1])
            if self.published_day:
                FormerAddress.objects.filter(article=self, day=self.published_day, slug=self.slug).delete()
