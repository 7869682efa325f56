"""Thin doors from the admin's templates to what the desk should know of photos."""

from typing import Any

from django import template

from khabar.newsroom.admin.photos.signs import signs_of
from khabar.newsroom.models import Article, Photo
from khabar.newsroom.models.photo_fingerprint import near_duplicates
from khabar.newsroom.photo_uses import photos_of

register = template.Library()

MOST_LISTED = 60


@register.inclusion_tag("newsroom/photos/signs.html")
def photo_signs(photo: Photo) -> dict[str, Any]:
    return {"signs": signs_of(photo)}


@register.inclusion_tag("newsroom/photos/near.html", takes_context=True)
def near_duplicates_of(context: dict[str, Any], thing: Any) -> dict[str, Any]:
    """Show photos that look like *thing*, if it is a photo that is kept already."""
    is_kept = isinstance(thing, Photo) and thing.pk is not None
    return {"photos": near_duplicates(thing, context["request"].user) if is_kept else []}


@register.simple_tag
def photos_in_article(article: Article) -> list[Photo]:
    """Return the photos that the draft *article* has, each once."""
    if article.pk is None:
        return []
    photos = Photo.objects.filter(pk__in=photos_of(article)).select_related("agency")
    return list(photos.prefetch_renditions("max-165x165").order_by("pk")[:MOST_LISTED])
