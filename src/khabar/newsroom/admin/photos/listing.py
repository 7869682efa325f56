"""The list of photos, narrowed by what the desk has to put right."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.views.images import ImagesFilterSet, IndexView

from khabar.newsroom.admin.photos.signs import WARNED_BEFORE
from khabar.newsroom.models import Photo, PhotoUse

STATES = [
    ("lacking", _("Without credit or rights")),
    ("undescribed", _("Not described for who cannot see it")),
    ("ending", _("Rights end soon")),
    ("ended", _("Rights have ended")),
    ("shown", _("Shown to readers")),
    ("unused", _("Used nowhere")),
]


class PhotoFilterSet(ImagesFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, method="in_state", widget=forms.RadioSelect, empty_label=_("All")
    )

    class Meta(ImagesFilterSet.Meta):
        model = Photo

    def in_state(self, photos: QuerySet[Any], _name: str, state: str) -> QuerySet[Any]:
        """Keep the photos in *state*."""
        now = timezone.now()
        if state == "lacking":
            nameless = photos.filter(photographer="", credit_line="", agency=None)
            return nameless | photos.filter(licence="", rights_note="")
        if state == "undescribed":
            return photos.filter(alt_text="")
        if state == "ending":
            return photos.filter(rights_until__gt=now, rights_until__lte=now + WARNED_BEFORE)
        if state == "ended":
            return photos.filter(rights_until__lte=now)
        if state == "shown":
            return photos.filter(is_public=True)
        return photos.filter(~Exists(PhotoUse.objects.filter(photo=OuterRef("pk"))))


class PhotoIndexView(IndexView):
    model = Photo
    filterset_class = PhotoFilterSet
    page_title = _("Photos")
    add_item_label = _("Add photos")
