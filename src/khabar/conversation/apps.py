"""Django's door to the conversation: an article that goes live for the first time gets its thread and its poll."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConversationConfig(AppConfig):
    name = "khabar.conversation"
    label = "conversation"
    verbose_name = _("Conversation")

    def ready(self) -> None:
        """Listen to Wagtail. Imported here because models exist only once every app is loaded."""
        from khabar.conversation import opening

        opening.listen()
