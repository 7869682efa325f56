"""Standing pages in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, PublishingPanel, TitleFieldPanel

from khabar.newsroom.admin.edition_form import EditionForm, EditionPanel
from khabar.newsroom.admin.folded_search import FoldedIndexView
from khabar.newsroom.admin.of_edition import OfEditionViewSet
from khabar.newsroom.models import StandingPage


class StandingPageViewSet(OfEditionViewSet):
    model = StandingPage
    icon = "doc-empty"
    url_prefix = "standing-pages"
    menu_label = _("Standing pages")
    menu_name = "standing-pages"
    menu_order = 700
    add_to_admin_menu = True
    list_filter = ["edition"]
    list_per_page = 50
    index_view_class = FoldedIndexView
    edit_handler = ObjectList(
        [
            TitleFieldPanel("title", placeholder=_("Title")),
            FieldRowPanel([EditionPanel("edition"), FieldPanel("slug"), FieldPanel("order")]),
            FieldPanel("body"),
            PublishingPanel(),
        ],
        base_form_class=EditionForm,
    )
