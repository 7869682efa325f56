"""Django's door to the newsroom."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "khabar.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # Models are there only now.
        from khabar.newsroom.actions import follow_review  # noqa: F401  its receivers hear from now on
        from khabar.newsroom.rights.registering import register_policies

        register_policies()
