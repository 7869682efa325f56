"""Django's door to the public site."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "khabar.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"
