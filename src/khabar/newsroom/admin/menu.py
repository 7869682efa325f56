"""The admin's menu: what a newsroom uses, in the order of its work. Wagtail's page tree is not part of it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.search import SearchArea

NOT_FOR_NEWSROOMS = {"explorer", "documents", "help", "snippets"}
REPORTS_OF_PAGES = {"locked-pages", "aging-pages", "page-types-usage"}
ORDER_OF_PHOTOS = 200


def construct_main_menu(_request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in NOT_FOR_NEWSROOMS]
    for item in items:
        if item.name == "images":
            item.label, item.order = _("Photos"), ORDER_OF_PHOTOS
    items.sort(key=lambda item: item.order)


def construct_reports_menu(request: HttpRequest, items: list[Any]) -> None:
    """Leave out what is about pages, and for all but administrators what `doors` closes."""
    is_open = getattr(request.user, "is_superuser", False)
    items[:] = [item for item in items if is_open and item.name not in REPORTS_OF_PAGES]


class ArticleSearchArea(SearchArea):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.change_article")


def article_search_area() -> SearchArea:
    """Let the search box of the menu look for articles: it uses the first area of all."""
    address = reverse("wagtailsnippets_newsroom_article:list")
    return ArticleSearchArea(_("Articles"), address, name="articles", icon_name="doc-full-inverse", order=1)
