"""When a key was touched last: kept for a while after the touch was taken, to find what a page forgot.

Not the outbox: losing a row here loses no change.
"""

from django.db import models

from khabar.press.keys import MAX_LENGTH


class LastTouch(models.Model):
    key = models.CharField(max_length=MAX_LENGTH, primary_key=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
