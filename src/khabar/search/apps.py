"""Django's door to the search. Finds `search_documents.py` in every app, as Django finds admin.py."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.module_loading import autodiscover_modules

from khabar.search.checks import check_engine


class SearchConfig(AppConfig):
    name = "khabar.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(check_engine)
        autodiscover_modules("search_documents")
