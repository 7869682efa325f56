"""A touch: one key whose things changed, written in the transaction of the change (the outbox)."""

from django.db import models

from khabar.press.keys import MAX_LENGTH


class Touch(models.Model):
    """*held_until* is empty unless a part failed to say which pages the key brings into being: it waits a while.

    *ordered_up_to* is not 0 while the key is a cascade: then it is the last page that was ordered for it.
    """

    key = models.CharField(max_length=MAX_LENGTH)
    at = models.DateTimeField(auto_now_add=True)
    held_until = models.DateTimeField(null=True)
    ordered_up_to = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.key
