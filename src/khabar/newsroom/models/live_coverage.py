"""A live blog: its pinned summary and whether it goes on, and its posts, each of which readers get at once.

Posts are not part of the article's text: no draft of it holds them, and none of its versions. A post is never deleted
by the desk: what is withdrawn stays for the newsroom.
"""

from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models.article import Article
from khabar.newsroom.models.author import Author
from khabar.newsroom.models.photo import Photo

LIVE_KIND: Final = "live"
"""The kind of the further pages on which readers have all posts."""
CHUNK: Final = 50
"""Posts of one further page. Their numbers decide, so that a new post moves no older one to another page."""
TEXT_MAX_LENGTH: Final = 4000
SUMMARY_MAX_LENGTH: Final = 2000
MOST_POSTS: Final = 5000


class LiveCoverage(models.Model):
    article = models.OneToOneField(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, primary_key=True, related_name="live_coverage"
    )
    summary = models.TextField(
        _("pinned summary"),
        max_length=SUMMARY_MAX_LENGTH,
        blank=True,
        help_text=_("What is known so far, over the posts. A line for each point."),
    )
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)

    class Meta:
        verbose_name = _("live coverage")
        verbose_name_plural = _("live coverages")

    def __str__(self) -> str:
        return str(self.article)

    @classmethod
    def of(cls, article: Article) -> "LiveCoverage":
        """Return the coverage of *article* as it is kept, or one that nothing was said of yet."""
        return cls.objects.filter(article=article.pk).first() or cls(article=article)


class LivePostQuerySet(models.QuerySet["LivePost"]):
    def of_article(self, article_id: int) -> "LivePostQuerySet":
        """Keep the posts that readers of the article have, the newest first."""
        return self.filter(article=article_id, withdrawn_at__isnull=True).order_by("-number")

    def in_chunk(self, chunk: int) -> "LivePostQuerySet":
        return self.filter(number__gt=(chunk - 1) * CHUNK, number__lte=chunk * CHUNK)

    def with_what_they_show(self) -> "LivePostQuerySet":
        photos = Photo.objects.select_related("agency").prefetch_related("renditions")
        return self.select_related("author").prefetch_related(models.Prefetch("photo", photos))


class LivePost(models.Model):
    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="live_posts")
    number = models.PositiveIntegerField(_("number"), editable=False)
    """In its article, from 1 on. It is part of the post's address and never given again."""
    title = models.CharField(_("title"), max_length=160, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_MAX_LENGTH, blank=True)
    photo = models.ForeignKey(
        Photo, verbose_name=_("photo"), null=True, blank=True, on_delete=models.PROTECT, related_name="live_posts"
    )
    photo_caption = models.CharField(_("caption here"), max_length=1000, blank=True)
    author = models.ForeignKey(
        Author, verbose_name=_("author"), null=True, blank=True, on_delete=models.PROTECT, related_name="live_posts"
    )
    is_key = models.BooleanField(
        _("key moment"), default=False, help_text=_("Stands in the list of key moments at the top too.")
    )
    at = models.DateTimeField(_("time"), editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = LivePostQuerySet.as_manager()

    class Meta:
        verbose_name = _("live post")
        verbose_name_plural = _("live posts")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="newsroom_live_post_number"),
            models.CheckConstraint(
                condition=~models.Q(text="") | ~models.Q(title="") | models.Q(photo__isnull=False),
                name="newsroom_live_post_says_something",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]

    def clean(self) -> None:
        super().clean()
        if not (self.title.strip() or self.text.strip() or self.photo_id):
            raise ValidationError(_("A post says something or shows a photo."))

    @property
    def chunk(self) -> int:
        """The further page on which the post stands, from 1 on."""
        return (self.number - 1) // CHUNK + 1

    def shown(self) -> dict[str, Any]:
        """What readers see of it: a change of nothing else bakes nothing."""
        return {
            name: getattr(self, name)
            for name in (
                "number",
                "title",
                "text",
                "photo_id",
                "photo_caption",
                "author_id",
                "is_key",
                "at",
                "edited_at",
            )
        }
