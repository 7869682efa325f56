"""The screens in which one article is made and changed, with a door to the page that readers see."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import EditView

from khabar.newsroom.models import Article


class ArticleEditView(EditView):
    live_object: Article

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons: list[Any] = list(super().header_buttons)
        if address := self.live_object.full_url:
            attrs = {"target": "_blank", "rel": "noreferrer"}
            buttons.append(HeaderButton(_("View live"), url=address, icon_name="view", attrs=attrs))
        return buttons
