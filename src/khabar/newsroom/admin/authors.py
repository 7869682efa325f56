"""Authors in the admin, and the chooser from which bylines take them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TitleFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from khabar.newsroom.admin.folded_search import FoldedChooserViewSet, FoldedIndexView
from khabar.newsroom.models import Author


class AuthorChooserViewSet(FoldedChooserViewSet):
    form_fields = ["name", "role"]
    create_action_label = _("New author")


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "edit"
    url_prefix = "authors"
    menu_label = _("Authors")
    menu_name = "authors"
    menu_order = 600
    add_to_admin_menu = True
    list_display = ["name", "role", "slug"]
    list_per_page = 50
    index_view_class = FoldedIndexView
    chooser_viewset_class = AuthorChooserViewSet
    edit_handler = ObjectList(
        [
            TitleFieldPanel("name", placeholder=_("Name")),
            FieldPanel("role"),
            FieldRowPanel([FieldPanel("latin_name"), FieldPanel("latin_role")]),
            FieldPanel("bio"),
            FieldRowPanel([FieldPanel("beat"), FieldPanel("contact")]),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("user")]),
        ]
    )
