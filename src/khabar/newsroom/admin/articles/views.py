"""The screens in which one article is changed or only read, with a door to the page that readers see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import CreateView, EditView, InspectView

from khabar.newsroom.admin.house_style.panel import HouseStylePanel
from khabar.newsroom.models import Article


class BesideTheStyle(View):
    """A form of an article with the panel of the house style beside it."""

    def get_side_panels(self) -> Any:
        panels: Any = super().get_side_panels()  # type: ignore[misc]  # of the view that stands behind
        if not getattr(self, "hydrate_create_view", False) and not self.expects_json_response:  # type: ignore[attr-defined]  # the same
            panels.append(HouseStylePanel(self.form.instance, self.request))  # type: ignore[attr-defined]  # the same
        return panels


class ArticleCreateView(BesideTheStyle, CreateView):
    pass


class ArticleEditView(BesideTheStyle, EditView):
    live_object: Article

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons: list[Any] = list(super().header_buttons)
        if address := self.live_object.full_url:
            attrs = {"target": "_blank", "rel": "noreferrer"}
            buttons.append(HeaderButton(_("View live"), url=address, icon_name="view", attrs=attrs))
        if self.live_object.version_number:
            record = reverse("wagtailsnippets_newsroom_article:versions", args=[self.live_object.pk])
            buttons.append(HeaderButton(_("Record of changes"), url=record, icon_name="history"))
        return buttons


class ArticleReadView(InspectView):
    """The latest draft as readers would see it, for who may look at it and change nothing: translators, moderators."""

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        draft: Article = self.object.get_latest_revision_as_object()
        return draft.serve_preview(request, "")
