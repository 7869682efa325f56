"""Search in the admin's lists and choosers that sees through Arabic spelling.

Articles are asked of the desk's index. Of everything else there are some hundreds at most: it is read whole.
"""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView

from khabar.newsroom.desk_search import find, keep
from khabar.newsroom.models import Article
from khabar.text.fold import fold


def matching(rows: models.QuerySet[Any], query: str) -> models.QuerySet[Any]:
    """Keep the rows that have every word of *query*, however either is spelt: articles anywhere, the rest in names."""
    if rows.model is Article:
        return keep(rows, find(Article.press_key_kind, query).ids)
    words = fold(query).split()
    return rows.filter(pk__in=[row.pk for row in rows if all(word in _folded_names(row) for word in words)])


def _folded_names(row: models.Model) -> str:
    names = row.names() if hasattr(row, "names") else [str(row)]
    return fold("\n".join(names))


class FoldedIndexView(IndexView):
    is_searchable = True

    def search_queryset(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return matching(queryset, self.search_query) if self.is_searching else queryset


class FoldedFilterForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Search term"), widget=forms.TextInput(attrs={"placeholder": _("Search")}), required=False
    )

    def filter(self, objects: models.QuerySet[Any]) -> models.QuerySet[Any]:
        found = super().filter(objects)
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        return matching(found, self.search_query) if self.search_query else found


class FoldedChooseView(ChooseView):
    filter_form_class = FoldedFilterForm


class FoldedChooseResultsView(ChooseResultsView):
    filter_form_class = FoldedFilterForm


class FoldedChooserViewSet(SnippetChooserViewSet):
    choose_view_class = FoldedChooseView
    choose_results_view_class = FoldedChooseResultsView
