"""What Django answers. Public pages are not here: the front serves them baked, and asks Django only for the rest."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from khabar.site.search.views import search, suggest
from khabar.site.views import bake_what_is_asked_for

handler404 = "khabar.site.views.not_found"
handler500 = "khabar.site.views.failed"

urlpatterns = [
    path("-/asked-for", bake_what_is_asked_for),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("<slug:edition_code>/search/", search, name="search"),
    path("<slug:edition_code>/search/suggest", suggest, name="suggest"),
    path("<slug:edition_code>/-/", include("khabar.conversation.urls")),
]
