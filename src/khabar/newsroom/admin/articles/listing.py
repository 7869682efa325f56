"""The list of articles: newest first, what the desk is writing included."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column
from wagtail.admin.utils import get_latest_str
from wagtail.admin.widgets.button import Button

from khabar.newsroom.admin.articles.columns import (
    THUMBNAIL,
    BylineColumn,
    PhotoColumn,
    PublishedColumn,
    StateColumn,
)
from khabar.newsroom.admin.folded_search import FoldedIndexView
from khabar.newsroom.admin.translating.columns import TranslationsColumn
from khabar.newsroom.desk_search import Found, find, keep
from khabar.newsroom.models import Article, ArticleQuerySet, Byline, Edition, Photo
from khabar.search.backends.base import Filter


class ArticleIndexView(FoldedIndexView):
    default_ordering = "-pk"

    def get_base_queryset(self) -> ArticleQuerySet:
        return (
            Article.objects.with_schedule()
            .select_related("edition", "section__parent", "latest_revision")
            .defer("body", "latest_revision__content")
            .prefetch_related(
                Prefetch("lead_photo", Photo.objects.prefetch_renditions(THUMBNAIL)),
                Prefetch("bylines", Byline.objects.select_related("author", "agency")),
            )
        )

    @cached_property
    def found(self) -> Found:
        """What the desk's search finds, asked once."""
        if not self.is_searching:
            return Found()
        return find(Article.press_key_kind, self.search_query, narrowed=tuple(self._narrowed()))

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was found, the best first unless the desk chose an order. Filters and rights are the rows' own."""
        if not self.is_searching:
            return queryset
        return keep(queryset, self.found.ids, best_first=not self.is_explicitly_ordered)

    def _narrowed(self) -> Iterator[Filter]:
        """Yield the list's filters that the index knows too, so that what they leave is found however old it is."""
        chosen = self.filters.form.cleaned_data if self.filters and self.filters.is_valid() else {}
        if edition := chosen.get("edition"):
            yield Filter("edition", (edition.code,))
        for name in ("section", "author", "agency"):
            if thing := chosen.get(name):
                yield Filter(name, (str(thing.pk),))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"),
            PhotoColumn("lead_photo", label="", width="96px", classname="khabar-spare"),
            self._get_title_column("headline", accessor=get_latest_str),
            StateColumn("state", label=_("State"), primary=lambda article: article.live, width="9%"),
            Column("section", label=_("Section"), accessor="section", width="11%", classname="khabar-spare"),
            BylineColumn("bylines", label=_("Bylines"), width="13%", classname="khabar-spare"),
            *self._translations(),
            PublishedColumn("published_at", label=_("Published"), sort_key="published_at", width="17%"),
        ]

    def _translations(self) -> list[BaseColumn]:
        """Return the column of other languages, where there are any."""
        if not self.has_languages:
            return []
        return [TranslationsColumn("translations", label=_("Languages"), width="12%", classname="khabar-spare")]

    @cached_property
    def has_languages(self) -> bool:
        return Edition.objects.count() > 1

    def get_list_more_buttons(self, instance: Article) -> list[Any]:
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if self.has_languages and instance.is_public:
            languages = reverse("newsroom_translations_of", args=[instance.pk])
            buttons.append(Button(_("Translate"), url=languages, icon_name="globe", priority=15))
        if address := instance.full_url:
            buttons.append(Button(_("View live"), url=address, icon_name="view", priority=5))
        return buttons
