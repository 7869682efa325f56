"""Hear from Wagtail that an article went live, and open its conversation."""

from typing import Any

from wagtail.signals import published

from khabar.conversation.actions.open_conversation import open_conversation
from khabar.newsroom.models import Article


def listen() -> None:
    """Start listening; a second call changes nothing."""
    published.connect(_open_conversation, sender=Article, dispatch_uid="khabar.conversation.opening")


def _open_conversation(instance: Article, **_: Any) -> None:
    open_conversation(article=instance)
