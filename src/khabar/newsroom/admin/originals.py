"""Shows the original of a photo to staff who may use it. Readers have no way here."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail.permissions import policy_registry

from khabar.newsroom.models import Photo


def original(request: HttpRequest, name: str) -> FileResponse:
    """Send the file called *name*; Wagtail has made sure that the user may enter the admin."""
    photo = get_object_or_404(Photo, file=name)
    policy = policy_registry.get_by_type(Photo)
    if not policy.user_has_any_permission_for_instance(request.user, ["change", "choose"], photo):
        raise PermissionDenied
    response = FileResponse(photo.file.open("rb"))
    response["Cache-Control"] = "private, max-age=3600"
    return response


def originals_addresses() -> list[URLPattern]:
    return [path("originals/<path:name>", original, name="khabar_original")]
