"""Drop what is known of the networks that comments and votes came from, once it is a day old."""

import datetime

from django.core.cache import cache
from django.utils import timezone

from khabar.conversation.models import Comment, Vote

REMEMBERED_FOR = datetime.timedelta(hours=24)
_PAUSE_SECONDS = 600


def forget_networks() -> int:
    """Forget networks older than a day; return of how many rows. Costs what came in during the last day."""
    too_old = timezone.now() - REMEMBERED_FOR
    return sum(
        model._default_manager.filter(network_hash__gt="", created_at__lt=too_old).update(network_hash="")
        for model in (Comment, Vote)
    )


def forget_networks_now_and_then() -> None:
    """Do so at most every ten minutes in this process: where readers write, and by the press as time goes by."""
    if cache.add("khabar.conversation.forgetting", True, _PAUSE_SECONDS):
        forget_networks()
