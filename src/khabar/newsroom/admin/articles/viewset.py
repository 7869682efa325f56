"""Ties the screens of articles together for Wagtail."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.admin.articles.changing import ArticleUnpublishView
from khabar.newsroom.admin.articles.filters import ArticleFilterSet
from khabar.newsroom.admin.articles.listing import ArticleIndexView
from khabar.newsroom.admin.articles.live import LiveDeskView, LivePostView
from khabar.newsroom.admin.articles.panels import article_panels
from khabar.newsroom.admin.articles.versions import ArticleVersionsView
from khabar.newsroom.admin.articles.views import (
    ArticleCreateView,
    ArticleEditView,
    ArticleReadView,
    ArticleUnscheduleView,
)
from khabar.newsroom.admin.of_edition import OfEditionViewSet
from khabar.newsroom.models import Article


class ArticleViewSet(OfEditionViewSet):
    model = Article
    icon = "doc-full-inverse"
    url_prefix = "articles"
    menu_label = _("Articles")
    menu_name = "articles"
    menu_order = 100
    add_to_admin_menu = True
    list_per_page = 30
    list_export = ("headline", "slug", "section", "published_at", "live")
    export_filename = "articles"
    index_view_class = ArticleIndexView
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    revisions_unschedule_view_class = ArticleUnscheduleView
    unpublish_view_class = ArticleUnpublishView
    inspect_view_class = ArticleReadView
    inspect_view_enabled = True
    filterset_class = ArticleFilterSet
    edit_handler = article_panels

    @property
    def versions_view(self) -> Any:
        return self.construct_view(ArticleVersionsView)

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns: list[URLPattern] = super().get_urlpatterns()
        versions = path(f"versions/<{self.pk_path_converter}:pk>/", self.versions_view, name="versions")
        number = f"<{self.pk_path_converter}:pk>"
        live = path(f"live/{number}/", self.construct_view(LiveDeskView), name="live")
        live_post = path(f"live/{number}/<int:number>/", self.construct_view(LivePostView), name="live_post")
        return [*patterns, versions, live, live_post]
