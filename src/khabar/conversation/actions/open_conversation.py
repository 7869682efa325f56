"""Give an article its thread and its poll."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from khabar.conversation.models import Poll, Thread
from khabar.newsroom.models import Article


@transaction.atomic
def open_conversation(*, article: Article) -> Thread:
    """Return the thread of *article*, made together with its poll if the article never had one."""
    has_poll = Exists(Poll.objects.filter(article=OuterRef("article")))
    known = Thread.objects.filter(has_poll, article=article).first()
    if known is not None:
        return known
    thread, _ = Thread.objects.get_or_create(article=article)
    Poll.objects.get_or_create(article=article)
    return thread
