"""Tells the desk, as an article goes out, what its photos demand and what they still lack."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from khabar.newsroom.models import Article, Photo
from khabar.newsroom.photo_uses import photos_of

MOST = 5


def tell_of_photos(request: HttpRequest, instance: object) -> None:
    """After an article is published from its form: an agency's instructions, and photos that nobody described."""
    if not isinstance(instance, Article) or "action-publish" not in request.POST:
        return
    for photo in Photo.objects.filter(pk__in=photos_of(instance)).order_by("pk")[:MOST]:
        if photo.instructions:
            told = {"photo": photo.title, "instructions": photo.instructions}
            messages.warning(request, _("Of the photo “%(photo)s” the agency says: %(instructions)s") % told)
        if not photo.alt_text:
            messages.warning(
                request, _("Nobody described the photo “%(photo)s” for who cannot see it.") % {"photo": photo.title}
            )
