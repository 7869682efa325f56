"""A removal: something was taken from the readers, and what shows it must leave the store before anyone is told."""

from django.db import models

from khabar.press.keys import MAX_LENGTH


class Removal(models.Model):
    """Written in the transaction that takes away; it goes once the store answers without what was taken.

    *is_gone* says that the page itself is taken, else only something that stands on it. *keys* are those of what was
    taken, a line each: other pages show it by them.
    """

    kind = models.CharField(max_length=40)
    argument = models.CharField(max_length=MAX_LENGTH)
    is_gone = models.BooleanField()
    keys = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return (
            f"removal of {self.kind}:{self.argument}" if self.is_gone else f"removal from {self.kind}:{self.argument}"
        )
