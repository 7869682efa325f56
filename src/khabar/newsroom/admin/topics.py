"""Topics in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TitleFieldPanel

from khabar.newsroom.admin.edition_form import EditionForm, EditionPanel
from khabar.newsroom.admin.folded_search import FoldedIndexView
from khabar.newsroom.admin.of_edition import OfEditionViewSet
from khabar.newsroom.models import Topic


class TopicViewSet(OfEditionViewSet):
    model = Topic
    icon = "tag"
    url_prefix = "topics"
    menu_label = _("Topics")
    menu_name = "topics"
    menu_order = 400
    add_to_admin_menu = True
    list_display = ["name", "edition", "slug", "media_topic"]
    list_filter = ["edition"]
    list_per_page = 100
    index_view_class = FoldedIndexView
    edit_handler = ObjectList(
        [
            TitleFieldPanel("name", placeholder=_("Name")),
            EditionPanel("edition"),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("media_topic")]),
        ],
        base_form_class=EditionForm,
    )
