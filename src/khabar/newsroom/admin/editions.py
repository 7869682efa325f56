"""Editions in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from khabar.newsroom.admin.folded_search import FoldedChooserViewSet, FoldedIndexView
from khabar.newsroom.models import Edition


class EditionViewSet(SnippetViewSet):
    model = Edition
    icon = "globe"
    url_prefix = "editions"
    menu_label = _("Editions")
    menu_name = "editions"
    menu_order = 800
    add_to_admin_menu = True
    list_display = ["name", "code", "language", "time_zone", "is_default"]
    index_view_class = FoldedIndexView
    chooser_viewset_class = FoldedChooserViewSet
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
            FieldRowPanel([FieldPanel("comment_mode"), FieldPanel("is_default")]),
        ]
    )
