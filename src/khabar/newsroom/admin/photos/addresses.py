"""Puts our list of photos, and of what uses one, in the place of Wagtail's, under its own names and addresses."""

from django.urls import URLPattern, path

from khabar.newsroom.admin.photos.listing import PhotoIndexView
from khabar.newsroom.admin.photos.uses import PhotoUsesView


def photo_addresses() -> list[URLPattern]:
    return [
        path("images/", PhotoIndexView.as_view()),
        path("images/results/", PhotoIndexView.as_view(results_only=True)),
        path("images/usage/<int:image_id>/", PhotoUsesView.as_view()),
    ]
