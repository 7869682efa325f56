"""Addresses for tests of the conversation alone."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("<slug:edition_code>/-/", include("khabar.conversation.urls")),
]
