"""What the list of articles can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from khabar.newsroom.models import Agency, Article, ArticleQuerySet, Author, Edition, Lateness, Section

STATES = [
    ("draft", _("Draft")),
    ("scheduled", _("Scheduled")),
    ("live", _("Live")),
    ("changed", _("Live, with unpublished changes")),
    ("taken_down", _("Taken down")),
]

LANGUAGES = [
    ("late", _("Translations that fell behind their source")),
    ("translation", _("Translations")),
    ("several", _("In several editions")),
    ("one", _("In one edition only")),
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
    language = django_filters.ChoiceFilter(
        label=_("Languages"), choices=LANGUAGES, method="in_languages", widget=forms.RadioSelect, empty_label=_("All")
    )
    published_at = django_filters.DateFromToRangeFilter(label=_("Published"), widget=DateRangePickerWidget)

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if Edition.objects.count() < 2:
            del self.filters["edition"], self.filters["language"]

    def in_section(self, queryset: ArticleQuerySet, _name: str, section: Section) -> ArticleQuerySet:
        return queryset.in_section(section)

    def in_languages(self, queryset: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
        """Keep translations, those that fell behind, or what no other edition has."""
        if wanted == "late":
            return queryset.filter(translation__lateness__gt=Lateness.NONE)
        if wanted == "translation":
            return queryset.filter(translation__isnull=False)
        others = Article.objects.filter(translation_key=OuterRef("translation_key")).exclude(pk=OuterRef("pk"))
        return queryset.filter(Exists(others) if wanted == "several" else ~Exists(others))

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
