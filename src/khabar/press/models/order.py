"""An order: a page that waits to be baked. One row a page, however often it was touched."""

import uuid

from django.db import models

from khabar.press.models.page import Page


class Order(models.Model):
    """*revision* changes with every new reason to bake; an order is taken off only if it is still the one baked.

    *due_at* is empty for an order that is due at once, so that a clock which is set back delays nothing but retries.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="order")
    priority = models.IntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    revision = models.UUIDField(default=uuid.uuid4)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["priority", "page"], name="press_orders_next")]

    def __str__(self) -> str:
        return f"order of page {self.page_id}"
