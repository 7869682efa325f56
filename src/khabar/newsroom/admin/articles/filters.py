"""What the list of articles can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from khabar.newsroom.models import Agency, Article, ArticleQuerySet, Author, Edition, Section

STATES = [
    ("draft", _("Draft")),
    ("scheduled", _("Scheduled")),
    ("live", _("Live")),
    ("changed", _("Live, with unpublished changes")),
    ("taken_down", _("Taken down")),
]


class ArticleFilterSet(WagtailFilterSet):
    edition = django_filters.ModelChoiceFilter(
        label=_("Edition"), queryset=Edition.objects.all(), widget=forms.RadioSelect, empty_label=_("All")
    )
    section = django_filters.ModelChoiceFilter(
        label=_("Section"), queryset=Section.objects.in_menu_order(), method="in_section"
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, method="in_state", widget=forms.RadioSelect, empty_label=_("All")
    )
    author = django_filters.ModelChoiceFilter(
        label=_("Author"), queryset=Author.objects.all(), field_name="bylines__author", distinct=True
    )
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"), queryset=Agency.objects.all(), field_name="bylines__agency", distinct=True
    )
    published_at = django_filters.DateFromToRangeFilter(label=_("Published"), widget=DateRangePickerWidget)

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if Edition.objects.count() < 2:
            del self.filters["edition"]

    def in_section(self, queryset: ArticleQuerySet, _name: str, section: Section) -> ArticleQuerySet:
        return queryset.in_section(section)

    def in_state(self, queryset: QuerySet[Any], _name: str, state: str) -> QuerySet[Any]:
        """Keep what is in *state*; *queryset* comes from `with_schedule`."""
        if state == "draft":
            return queryset.filter(live=False, first_published_at=None, is_scheduled=False)
        if state == "scheduled":
            return queryset.filter(is_scheduled=True)
        if state == "changed":
            return queryset.filter(live=True, has_unpublished_changes=True)
        if state == "taken_down":
            return queryset.filter(live=False, first_published_at__isnull=False, is_scheduled=False)
        return queryset.filter(live=True)
