"""Give an article its thread and its poll."""

from django.db import transaction

from khabar.conversation.models import Poll, Thread
from khabar.newsroom.models import Article


@transaction.atomic
def open_conversation(*, article: Article) -> Thread:
    """Return the thread of *article*, made together with its poll if the article never had one."""
    thread, _ = Thread.objects.get_or_create(article=article)
    Poll.objects.get_or_create(article=article)
    return thread
