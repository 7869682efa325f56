"""A baked page, with the packed numbers of the keys that it showed when it was baked last."""

from django.db import models

from khabar.press.keys import MAX_LENGTH


class Page(models.Model):
    """One identity (kind, argument). The row stays when the page is gone: its addresses still answer 410.

    *ticket* is the store's ticket of the bake that the page's keys come from; an older bake does not replace them.
    *cause* is the key, or the word, for which the page was baked last.
    """

    kind = models.CharField(max_length=40)
    argument = models.CharField(max_length=120)
    ticket = models.PositiveBigIntegerField(default=0)
    baked_at = models.DateTimeField(null=True)
    cause = models.CharField(max_length=MAX_LENGTH, blank=True, default="")
    shown = models.BinaryField(default=bytes)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "argument"], name="press_page_identity")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.argument}"
