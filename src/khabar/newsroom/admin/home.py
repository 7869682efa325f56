"""The first screen: what waits for me, what is out, and the buttons with which a shift begins.

Parts above add to it: `construct_homepage_panels` and `construct_homepage_summary_items` are Wagtail's hooks,
`khabar_home_buttons` is ours (takes the request, returns buttons).
"""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel
from wagtail.admin.widgets.button import Button

from khabar.newsroom.admin.first_steps import FirstSteps
from khabar.newsroom.admin.photos.ending import PhotosEnding
from khabar.newsroom.admin.sample_content import SampleContentPanel
from khabar.newsroom.admin.translating.doors import LateTranslations
from khabar.newsroom.admin.waiting import WaitingForMe
from khabar.newsroom.models import Article
from khabar.newsroom.rights import limit

ROWS = 8


class NewArticleButton(Button):
    def __init__(self) -> None:
        url = reverse("wagtailsnippets_newsroom_article:add")
        super().__init__(_("New article"), url=url, icon_name="plus", classname="button", priority=10)


def home_buttons(request: HttpRequest) -> list[Button]:
    """Return the buttons of this user, ours and those of the parts above, by priority."""
    buttons: list[Button] = [NewArticleButton()] if request.user.has_perm("newsroom.add_article") else []
    for more in hooks.get_hooks("khabar_home_buttons"):
        buttons.extend(more(request))
    return sorted(buttons)


class Beginning(Component):
    """Buttons, and a search box that looks for articles."""

    order = 10
    template_name = "newsroom/home/beginning.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        may_edit = request.user.has_perm("newsroom.change_article")
        return {"buttons": home_buttons(request), "may_edit": may_edit, "request": request}


class ArticlesPanel(Component):
    """A few articles, one under the other."""

    template_name = "newsroom/home/articles.html"
    heading: Any = ""
    name = ""

    def articles(self, request: HttpRequest) -> Any:
        raise NotImplementedError

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        rows = []
        if request.user.has_perm("newsroom.change_article"):
            rows = list(self.articles(request).select_related("edition", "section__parent")[:ROWS])
        return {"articles": rows, "heading": self.heading, "name": self.name, "request": request}


class MyDrafts(ArticlesPanel):
    order = 100
    heading = _("My drafts")
    name = "my-drafts"

    def articles(self, request: HttpRequest) -> Any:
        unpublished = Q(live=False) | Q(has_unpublished_changes=True)
        mine = Article.objects.filter(unpublished, latest_revision__user=request.user.pk)
        return limit(mine, request.user).select_related("latest_revision").order_by("-latest_revision__created_at")


class LastPublished(ArticlesPanel):
    order = 300
    heading = _("Last published")
    name = "last-published"

    def articles(self, request: HttpRequest) -> Any:
        return limit(Article.objects.live().newest_first(), request.user)


def construct_homepage_panels(_request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, RecentEditsPanel | LockedPagesPanel)]
    panels += [
        Beginning(),
        SampleContentPanel(),
        FirstSteps(),
        WaitingForMe(),
        LateTranslations(),
        MyDrafts(),
        PhotosEnding(),
        LastPublished(),
    ]


class ArticlesSummaryItem(SummaryItem):
    order = 100
    template_name = "newsroom/home/articles_summary.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"count": limit(Article.objects.live(), self.request.user).count()}

    def is_shown(self) -> bool:
        return bool(self.request.user.has_perm("newsroom.change_article"))


def construct_homepage_summary_items(request: HttpRequest, items: list[Any]) -> None:
    """Count articles instead of pages and documents."""
    items[:] = [
        item for item in items if not isinstance(item, PagesSummaryItem) and "documents" not in item.template_name
    ]
    items.append(ArticlesSummaryItem(request))
