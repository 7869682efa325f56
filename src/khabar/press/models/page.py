"""A baked page and the keys that it showed when it was baked last: together they are the ledger."""

from django.db import models

from khabar.press.keys import MAX_LENGTH


class Page(models.Model):
    """One identity (kind, argument). The row stays when the page is gone: its addresses still answer 410.

    *ticket* is the store's ticket of the bake that the page's keys come from; an older bake does not replace them.
    """

    kind = models.CharField(max_length=40)
    argument = models.CharField(max_length=120)
    ticket = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "argument"], name="press_page_identity")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.argument}"


class PageKey(models.Model):
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="keys", db_index=False)
    key = models.CharField(max_length=MAX_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "key"], name="press_page_key_once")]
        indexes = [models.Index(fields=["key", "page"], name="press_pages_by_key")]

    def __str__(self) -> str:
        return self.key
