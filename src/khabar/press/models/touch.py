"""A touch: one key whose things changed, written in the transaction of the change (the outbox)."""

from django.db import models

from khabar.press.keys import MAX_LENGTH


class Touch(models.Model):
    key = models.CharField(max_length=MAX_LENGTH)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
