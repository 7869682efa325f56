"""Django's door to the press. Finds `press_keys.py` and `press_pages.py` in every app, as Django finds admin.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PressConfig(AppConfig):
    name = "khabar.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("press_keys", "press_pages")
