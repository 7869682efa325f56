"""On the first screen: photos in use whose rights end soon, or ended and have left the pages by themselves."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from khabar.newsroom.admin.photos.signs import WARNED_BEFORE
from khabar.newsroom.models import Photo, PhotoUse

ROWS = 8
TOLD_AFTER = timedelta(days=14)


class PhotosEnding(Component):
    order = 50
    template_name = "newsroom/home/photos_ending.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        now = timezone.now()
        policy = policy_registry.get_by_type(Photo)
        photos: list[Photo] = []
        if policy.user_has_any_permission(request.user, ["change"]):
            within_reach = policy.instances_user_has_permission_for(request.user, "change")
            near = within_reach.filter(rights_until__gt=now - TOLD_AFTER, rights_until__lte=now + WARNED_BEFORE)
            used = near.filter(Exists(PhotoUse.objects.filter(photo=OuterRef("pk"))))
            photos = list(used.order_by("rights_until").prefetch_renditions("max-165x165")[:ROWS])
        return {"photos": photos, "heading": _("Photos whose rights end")}
