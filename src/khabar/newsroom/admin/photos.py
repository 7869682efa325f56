"""The form of a photo; Wagtail's image screens use it (`WAGTAILIMAGES_IMAGE_FORM_BASE`)."""

from typing import Any

from django.db import transaction
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.images.forms import BaseImageForm

from khabar.newsroom.models import Photo


class PhotoForm(BaseImageForm):
    """One transaction, so that a replaced file is scaled for readers after the old renditions are gone."""

    def save(self, commit: bool = True) -> Photo:
        with transaction.atomic():
            photo: Photo = super().save(commit=commit)
        return photo

    class Meta(BaseImageForm.Meta):
        widgets: dict[str, Any] = {
            **BaseImageForm.Meta.widgets,
            "caption": AdminAutoHeightTextInput(attrs={"rows": 2}),
            "rights_note": AdminAutoHeightTextInput(attrs={"rows": 1}),
        }
