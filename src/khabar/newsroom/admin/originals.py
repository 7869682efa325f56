"""Shows the original of a photo, and sizes that no reader may see yet, to staff. Readers have no way here."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail.permissions import policy_registry

from khabar.newsroom.models import Photo, PhotoRendition


def original(request: HttpRequest, name: str) -> FileResponse:
    """Send the file called *name*; Wagtail has made sure that the user may enter the admin."""
    photo = get_object_or_404(Photo, file=name)
    policy = policy_registry.get_by_type(Photo)
    if not policy.user_has_any_permission_for_instance(request.user, ["change", "choose"], photo):
        raise PermissionDenied
    response = FileResponse(photo.file.open("rb"))
    response["Cache-Control"] = "private, max-age=3600"
    return response


def size(request: HttpRequest, pk: int) -> FileResponse:
    """Send a size of a photo to who may use the photo, or may read the articles in which it stands."""
    rendition = get_object_or_404(PhotoRendition.objects.select_related("image"), pk=pk)
    policy = policy_registry.get_by_type(Photo)
    allowed = policy.user_has_any_permission_for_instance(request.user, ["add", "change", "choose"], rendition.image)
    if not allowed and not request.user.has_perm("newsroom.view_article"):
        raise PermissionDenied
    response = FileResponse(rendition.file.open("rb"))
    response["Cache-Control"] = "private, max-age=3600"
    return response


def originals_addresses() -> list[URLPattern]:
    return [
        path("originals/<path:name>", original, name="khabar_original"),
        path("sizes/<int:pk>/", size, name="khabar_size"),
    ]
