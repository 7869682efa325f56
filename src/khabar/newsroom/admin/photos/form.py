"""The form of a photo; Wagtail's image screens use it (`WAGTAILIMAGES_IMAGE_FORM_BASE`)."""

from typing import Any

from django.db import transaction
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateTimeInput
from wagtail.images.forms import BaseImageForm

from khabar.newsroom.models import Edition, Photo


class PhotoForm(BaseImageForm):
    """Photos come into the first edition's collection unless the desk says otherwise.

    Saves in one transaction, so that a replaced file is scaled for readers after the old renditions are gone.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "collection" in self.fields:
            allowed = self.fields["collection"].queryset
            edition = Edition.objects.filter(collection__in=allowed).first()
            if edition:
                self.initial["collection"] = edition.collection_id

    def save(self, commit: bool = True) -> Photo:
        with transaction.atomic():
            photo: Photo = super().save(commit=commit)
        return photo

    class Meta(BaseImageForm.Meta):
        widgets: dict[str, Any] = {
            **BaseImageForm.Meta.widgets,
            "caption": AdminAutoHeightTextInput(attrs={"rows": 2}),
            "rights_note": AdminAutoHeightTextInput(attrs={"rows": 1}),
            "instructions": AdminAutoHeightTextInput(attrs={"rows": 1}),
            "rights_until": AdminDateTimeInput(),
        }
