"""Agencies in the admin, and the chooser from which bylines and photos take them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from khabar.newsroom.admin.folded_search import FoldedChooserViewSet, FoldedIndexView
from khabar.newsroom.models import Agency


class AgencyChooserViewSet(FoldedChooserViewSet):
    form_fields = ["name_ar", "name_en", "name_fr", "other_names"]
    create_action_label = _("New agency")


class AgencyViewSet(SnippetViewSet):
    model = Agency
    icon = "site"
    url_prefix = "agencies"
    menu_label = _("Agencies")
    menu_name = "agencies"
    menu_order = 500
    add_to_admin_menu = True
    list_display = ["__str__", "name_en", "name_fr", "other_names"]
    list_per_page = 100
    index_view_class = FoldedIndexView
    chooser_viewset_class = AgencyChooserViewSet
    edit_handler = ObjectList(
        [
            FieldPanel("name_ar", classname="title"),
            FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_fr")]),
            FieldPanel("other_names"),
            FieldPanel("url"),
        ]
    )
