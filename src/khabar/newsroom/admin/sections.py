"""Sections in the admin, in the order of the menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TitleFieldPanel

from khabar.newsroom.admin.edition_form import EditionForm, EditionPanel, OfEditionSelect
from khabar.newsroom.admin.folded_search import FoldedIndexView
from khabar.newsroom.admin.of_edition import OfEditionViewSet
from khabar.newsroom.models import Section
from khabar.newsroom.models.section import SectionQuerySet


class SectionForm(EditionForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        parent.widget = OfEditionSelect(attrs=parent.widget.attrs)
        parent.queryset = Section.objects.in_menu_order().filter(parent=None).exclude(pk=self.instance.pk)


class SectionIndexView(FoldedIndexView):
    def get_base_queryset(self) -> SectionQuerySet:
        return Section.objects.in_menu_order().select_related("edition")


class SectionViewSet(OfEditionViewSet):
    model = Section
    icon = "folder-open-inverse"
    url_prefix = "sections"
    menu_label = _("Sections")
    menu_name = "sections"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["__str__", "edition", "slug", "order"]
    list_filter = ["edition"]
    list_per_page = 100
    index_view_class = SectionIndexView
    edit_handler = ObjectList(
        [
            TitleFieldPanel("name", placeholder=_("Name")),
            FieldRowPanel([EditionPanel("edition"), FieldPanel("parent")]),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("order")]),
        ],
        base_form_class=SectionForm,
    )
