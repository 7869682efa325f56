"""The article, the thing a newsroom makes. A model on Wagtail's mixins, not a node of its page tree (decision 002).

Long because each of its fields stands here with what the form says of it.
"""

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
from wagtail.models import PreviewableMixin, Revision, Workflow, WorkflowMixin

from khabar.newsroom.blocks import ArticleBody, ArticleSources
from khabar.newsroom.models.article_format import ArticleFormat, Sensitivity
from khabar.newsroom.models.edition import CommentMode, Edition
from khabar.newsroom.models.former_address import FormerAddress
from khabar.newsroom.models.photo import Photo
from khabar.newsroom.models.publishable import DESK_FIELDS, Publishable
from khabar.newsroom.models.published_text import content_of
from khabar.newsroom.models.section import Section
from khabar.newsroom.models.stage import STAGE_FIELDS, Stage, Staged
from khabar.newsroom.models.topic import Topic
from khabar.newsroom.models.translation import Translation
from khabar.newsroom.models.version import (
    ANNOUNCED,
    NOTE_MAX_LENGTH,
    OF_THE_DESK,
    PAGE_KIND,
    SIGNATURE_MAX_LENGTH,
    Change,
    Version,
)
from khabar.newsroom.photo_uses import live_photos_of, note_draft, note_live
from khabar.newsroom.withdrawal import take_away
from khabar.press.keys import key
from khabar.press.outbox import touch
from khabar.press.recording import Recorded
from khabar.text.slugs import slugify, unique_slug

SLUG_MAX_LENGTH = 120

TEASER_FIELDS = frozenset(
    {
        "id",
        "edition_id",
        "section_id",
        "lead_photo_id",
        "format",
        "kicker",
        "headline",
        "short_headline",
        "slug",
        "standfirst",
        "sensitivity",
        "breaking_until",
        "published_at",
        "live",
    }
)
"""What of an article fronts, lists and links show."""
LONGEST_BREAKING = datetime.timedelta(hours=24)
DIFFERENCE_MODE = "difference"
CHANGE_FIELDS = frozenset({"change", "change_note", "change_signature"})
"""What a draft will be when it is published; consumed then, and of no reader's concern before."""
ASIDE_FIELDS = DESK_FIELDS | CHANGE_FIELDS | STAGE_FIELDS | {"internal_notes"}
"""What of an article no page, feed or search ever reads."""


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
        return self.defer(*ASIDE_FIELDS)

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


class Article(Recorded, WorkflowMixin, Staged, Publishable, PreviewableMixin, ClusterableModel):
    press_key_kind = "article"
    press_projections = {"teaser": TEASER_FIELDS}
    press_aside = ASIDE_FIELDS

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="articles")
    section = models.ForeignKey(Section, verbose_name=_("section"), on_delete=models.PROTECT, related_name="articles")
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="articles")
    translation_key = models.UUIDField(default=uuid.uuid4, editable=False)

    format = models.CharField(_("format"), max_length=12, choices=ArticleFormat, default=ArticleFormat.NEWS)
    kicker = models.CharField(
        _("kicker"),
        max_length=60,
        blank=True,
        help_text=_("A word or two over the headline, in place of the section: Budget 2018"),
    )
    headline = models.CharField(_("headline"), max_length=200)
    short_headline = models.CharField(
        _("headline for fronts"),
        max_length=100,
        blank=True,
        help_text=_("Shorter, for fronts and lists. Left empty, they show the headline."),
    )
    social_headline = models.CharField(
        _("headline for sharing"),
        max_length=140,
        blank=True,
        help_text=_("On the card when somebody shares the article. Left empty, the headline."),
    )
    social_image = models.ForeignKey(
        Photo,
        verbose_name=_("photo for sharing"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sharing_articles",
        help_text=_("On the card when somebody shares the article. Left empty, the lead photo."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_MAX_LENGTH,
        allow_unicode=True,
        blank=True,
        help_text=_("The last part of the address. Left empty, it is made from the headline."),
    )
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True)
    translator = models.CharField(
        _("translator"),
        max_length=120,
        blank=True,
        help_text=_("Who translated it, as readers should see the name. Left empty, nobody is named."),
    )
    dateline = models.CharField(_("dateline"), max_length=80, blank=True, help_text=_("Where it was written: Basra"))
    location = models.CharField(
        _("location"), max_length=120, blank=True, help_text=_("Where it happened, if that is another place: Al-Qaim")
    )
    sensitivity = models.CharField(
        _("warning"),
        max_length=12,
        choices=Sensitivity,
        blank=True,
        help_text=_("Readers are told before they see it, on the page and on fronts."),
    )
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
    sources = StreamField(ArticleSources(), verbose_name=_("sources"), blank=True)
    internal_notes = models.TextField(
        _("notes of the desk"), max_length=5000, blank=True, help_text=_("For the newsroom alone: no reader sees them.")
    )
    breaking_until = models.DateTimeField(
        _("breaking until"),
        null=True,
        blank=True,
        help_text=_("Until then it is announced over the edition's pages. It ends by itself, at this minute."),
    )
    published_at = models.DateTimeField(
        _("time of publication"),
        null=True,
        blank=True,
        help_text=_("As readers see it. Left empty, it is the moment the article first goes live."),
    )
    updated_at = models.DateTimeField(_("time of the last update"), null=True, editable=False)
    """When an update or a correction was published, as readers see it."""
    version_number = models.PositiveIntegerField(_("number of the version"), default=0, editable=False)
    """Of the version that readers have."""
    change = models.CharField(_("kind of change"), max_length=12, choices=OF_THE_DESK, default=Change.MINOR)
    change_note = models.TextField(
        _("text of the correction"),
        max_length=NOTE_MAX_LENGTH,
        blank=True,
        help_text=_("What was wrong and what is right. Readers see it under the article and among the corrections."),
    )
    change_signature = models.CharField(
        _("signed by"),
        max_length=SIGNATURE_MAX_LENGTH,
        blank=True,
        help_text=_("The name under the correction. Left empty, it is signed by the editors."),
    )
    comment_mode = models.CharField(
        _("comments"),
        max_length=12,
        choices=CommentMode,
        blank=True,
        help_text=_("Left empty, the edition's rule holds."),
    )

    withdrawal_reason: str = ""
    """Why the article is about to leave the readers, who are told so at its addresses."""
    _version: Version | None = None
    _moves_photos: bool = False
    """Whether the save under way shows readers other photos."""
    _may_be_translated = False

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
            models.Index(fields=["translation_key"], name="newsroom_article_translations"),
            models.Index(fields=["edition", "live", "-published_at"], name="newsroom_newest_in_edition"),
            models.Index(fields=["section", "live", "-published_at"], name="newsroom_newest_in_section"),
            models.Index(
                fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name="newsroom_article_expiry"
            ),
            models.Index(
                fields=["breaking_until"],
                condition=models.Q(breaking_until__isnull=False),
                name="newsroom_article_breaking",
            ),
            models.Index(
                fields=["go_live_at"], condition=models.Q(go_live_at__isnull=False), name="newsroom_article_embargo"
            ),
            models.Index(fields=["stage", "due_at", "id"], name="newsroom_article_board"),
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
        begins = max(self.go_live_at or timezone.now(), timezone.now())
        if self.breaking_until and self.breaking_until > begins + LONGEST_BREAKING:
            raise ValidationError({"breaking_until": _("News are breaking for a day at most.")})
        if self.first_published_at and Article.objects.filter(pk=self.pk).exclude(edition_id=self.edition_id).exists():
            raise ValidationError({"edition": _("Readers have had this article in its edition: it cannot move.")})
        if self.change == Change.CORRECTION and not self.change_note.strip():
            raise ValidationError({"change_note": _("A correction says what was wrong and what is right.")})
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
        if kwargs.get("update_fields") is None:
            self._fill_in()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self._moves_photos:
                note_live(self)
            if self._version is not None:
                self._version.article_id = self.pk
                self._version.save(force_insert=True)
                if self._version.change == Change.CORRECTION:
                    touch(key("list", "corrections", self.edition_id))
                if self._may_be_translated:
                    Translation.objects.fall_behind(self.pk, self._version.change)
                self._version = None

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save what the desk wrote, and note which photos it has."""
        with transaction.atomic():
            revision = super().save_revision(*args, **kwargs)
            note_draft(self)
        return revision

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish *revision*. What kind of change it was is spent then: no later edit is taken for a correction."""
        with transaction.atomic():
            super().publish(revision, *args, **kwargs)
            waits = revision.approved_go_live_at is not None and revision.approved_go_live_at > timezone.now()
            if waits:
                Article.objects.filter(pk=self.pk).update(stage=Stage.SCHEDULED)
            if not waits and revision.content.get("change", Change.MINOR) != Change.MINOR:
                revision.content |= {"change": Change.MINOR.value, "change_note": "", "change_signature": ""}
                Revision.objects.filter(pk=revision.pk).update(content=revision.content)

    def with_content_json(self, content: dict[str, Any]) -> "Article":
        """Return the article as a revision has it; which version readers have is the row's to say."""
        article: Article = super().with_content_json(content)
        article.updated_at, article.version_number = self.updated_at, self.version_number
        article.keep_plan_of(self)
        return article

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the row again, and forget bylines and topics that were set here and not saved."""
        super().refresh_from_db(*args, **kwargs)
        self.__dict__.pop("_cluster_related_objects", None)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """What the desk can look at beside the form: the page, and what it changes of the one that readers have."""
        return [("", _("As readers will see it")), (DIFFERENCE_MODE, _("What changes for readers"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the article as readers would see it; the site above the newsroom does the rendering."""
        response: HttpResponse = import_string(settings.KHABAR_ARTICLE_PREVIEW)(request, self, mode_name)
        return response

    @classmethod
    def get_default_workflow(cls) -> Workflow | None:
        """Return a review that some edition has, the default edition's before others: a new article has none yet."""
        return Workflow.objects.filter(active=True, editions__isnull=False).order_by("-editions__is_default").first()

    def get_workflow(self) -> Workflow | None:
        """Return the review of the edition, unless it is switched off."""
        review = self.edition.review if self.edition_id else None
        return review if review is not None and review.active else None

    def has_text(self) -> bool:
        return bool(self.body)

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

    def _fill_in(self) -> None:
        self.slug = self.slug or self._free_slug()
        if self.breaking_until and self.breaking_until <= timezone.now():
            self.breaking_until = None  # an old draft still says so
        if self.live and self.published_at is None:
            self.published_at = self.first_published_at or timezone.now()
        if self.published_at:
            # To the minute, as readers and the desk's form have it: saving the form must not move an article.
            self.published_at = self.published_at.replace(second=0, microsecond=0)

    def _free_slug(self) -> str:
        others = Article.objects.filter(edition_id=self.edition_id).exclude(pk=self.pk)
        return unique_slug(slugify(self.headline) or "article", lambda slug: others.filter(slug=slug).exists())

    def _settle(self, before: "Article | None", *, is_whole: bool) -> None:
        """Make the version that this save gives to readers, if it is another one, and what the row says of it."""
        self._moves_photos = live_photos_of(before) != live_photos_of(self)
        if is_whole:
            self.keep_stage(before, live=self.live, has_unpublished_changes=self.has_unpublished_changes)
        is_leaving = before is not None and before.live and not self.live
        if is_leaving or (is_whole and self.live):
            self._version = self._next_version(before)
        if is_whole and self.live:
            if self._version is not None:
                self.version_number = self._version.number
                self.updated_at = self._version.at if self._version.change in ANNOUNCED else self.updated_at
            self.change, self.change_note, self.change_signature = Change.MINOR, "", ""

    def _next_version(self, before: "Article | None") -> Version | None:
        self._know_section(before)
        last = Version.objects.newest_of(self.pk) if before is not None else None
        self._may_be_translated = before is not None and getattr(last, "is_translated", True)
        if last is None and before is not None and before.live:
            last = Version.first_of_old(before)
        version = Version(edition_id=self.edition_id, number=1, change=Change.FIRST, at=timezone.now())
        if last is not None:
            version.number = last.number + 1
        if not self.live:
            version.change, version.note = Change.WITHDRAWAL, self.withdrawal_reason.strip()
            return version
        version.content = content_of(self)
        if last is not None:
            version.change = Change.RETURN if last.change == Change.WITHDRAWAL else Change(self.change)
            version.note, version.signature = self.change_note.strip(), self.change_signature.strip()
        is_told = version.change not in (Change.FIRST, Change.MINOR)
        return version if last is None or is_told or last.content != version.content else None

    def _follows_from_draft(self, revision: Revision) -> dict[str, Any]:
        return {"stage": self.stage_of_draft(revision)}

    def _take_posts_away(self) -> None:
        """Take the further pages of a live blog from the readers."""
        for chunk in sorted({post.chunk for post in self.live_posts.only("number")}):
            take_away("live", f"{self.pk}:{chunk}", [key("list", "live", self.pk, chunk)])

    def _know_section(self, before: "Article | None") -> None:
        """Read the section with its edition once, for what is asked of both rows now."""
        if not Article.section.is_cached(self):
            self.section = Section.objects.select_related("edition").get(pk=self.section_id)
            self.edition = self.section.edition
        elif Article.edition.is_cached(self) and self.section.edition_id == self.edition_id:
            self.section.edition = self.edition
        if before is not None and before.section_id == self.section_id:
            before.section, before.edition = self.section, self.section.edition

    def _leave(self, before: "Article") -> None:
        """Keep the day and slug that readers could know when a save leaves them; forget those it returns to.

        An article that leaves the readers is offered beside no other any more.
        """
        super()._leave(before)
        if before.live and not self.live:
            self.offered_by.all().delete()
            if before.format == ArticleFormat.LIVE_BLOG:
                self._take_posts_away()
            if self._version is not None and self._version.number > 2:  # its own, and two that readers could compare
                take_away(PAGE_KIND, self.pk, [key("list", PAGE_KIND, self.pk)])
        if before.first_published_at is None or before.published_at is None:
            return
        former = (before.published_at.astimezone(self.edition.zone).date(), before.slug)
        if former != (self.published_day, self.slug):
            FormerAddress.objects.get_or_create(article=self, day=former[0], slug=former[1])
            if self.published_day:
                FormerAddress.objects.filter(article=self, day=self.published_day, slug=self.slug).delete()
