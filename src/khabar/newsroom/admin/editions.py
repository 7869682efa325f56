"""Editions in the admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import CreateView, EditView

from khabar.newsroom.actions import furnish_edition, set_review
from khabar.newsroom.admin.edition_review_form import REVIEW_FIELDS
from khabar.newsroom.admin.folded_search import FoldedIndexView
from khabar.newsroom.admin.founding import FoundingForm
from khabar.newsroom.admin.house_style.page import EditionStyleView
from khabar.newsroom.admin.of_edition import OfEditionViewSet
from khabar.newsroom.models import Edition


class EditionCreateView(CreateView):
    """A new edition comes with its own groups of staff, sections and pages: ready to be written for."""

    def save_instance(self) -> Edition:
        edition: Edition = super().save_instance()
        furnish_edition(
            edition=edition,
            with_sections=self.form.cleaned_data.get("begin_with_sections", False),
            with_pages=self.form.cleaned_data.get("begin_with_pages", False),
        )
        set_review(edition=edition, steps=[None], user=self.request.user)
        return edition


class EditionEditView(EditView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        style = reverse("wagtailsnippets_newsroom_edition:style", args=[self.object.pk])
        return [*super().header_buttons, HeaderButton(_("House style"), url=style, icon_name="edit")]


class EditionViewSet(OfEditionViewSet):
    model = Edition
    icon = "globe"
    url_prefix = "editions"
    menu_label = _("Editions")
    menu_name = "editions"
    menu_order = 800
    add_to_admin_menu = True
    list_display = ["name", "code", "language", "time_zone", "is_default"]
    index_view_class = FoldedIndexView
    add_view_class = EditionCreateView
    edit_view_class = EditionEditView
    edit_handler = ObjectList(
        [
            FieldPanel("name", classname="title"),
            FieldPanel("tagline"),
            FieldRowPanel([FieldPanel("language"), FieldPanel("code")]),
            MultiFieldPanel(
                [
                    FieldPanel("time_zone"),
                    FieldRowPanel([FieldPanel("month_style"), FieldPanel("digits")]),
                    FieldPanel("second_calendar"),
                ],
                heading=_("Dates and numbers"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel(name) for name in REVIEW_FIELDS]),
                    FieldPanel("review_is_required"),
                ],
                heading=_("Review before publishing"),
                icon="clipboard-list",
            ),
            FieldRowPanel([FieldPanel("comment_mode"), FieldPanel("is_default")]),
            FieldPanel("begin_with_sections"),
            FieldPanel("begin_with_pages"),
        ],
        base_form_class=FoundingForm,
    )

    @property
    def style_view(self) -> Any:
        return self.construct_view(EditionStyleView)

    def get_urlpatterns(self) -> list[URLPattern]:
        style = path(f"style/<{self.pk_path_converter}:pk>/", self.style_view, name="style")
        return [*super().get_urlpatterns(), style]
