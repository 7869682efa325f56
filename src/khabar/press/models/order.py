"""An order: a page that waits to be baked. One row a page, however often it was touched."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.press.keys import MAX_LENGTH
from khabar.press.models.page import Page


class Order(models.Model):
    """*revision* changes with every new reason to bake; an order is taken off only if it is still the one baked.

    *cause* is the key that was changed last, or a word; *asked_at* is the moment of the oldest change that no reader
    has seen yet. *due_at* is empty for an order that is due at once, so that a clock which is set back delays
    nothing but retries. *is_about_itself* says that what the page is about changed since it was baked, its address
    perhaps, and not only what it shows beside. An order with *dead_since* failed too often: it is not tried again by
    itself. *taken_by* names the presser that has it in hand, until *taken_until* at the longest: a lease, so that
    none is lost with its presser.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="order")
    lane = models.PositiveSmallIntegerField(default=0)
    priority = models.IntegerField(default=0)
    cause = models.CharField(max_length=MAX_LENGTH, blank=True, default="")
    is_about_itself = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(null=True)
    revision = models.UUIDField(default=uuid.uuid4)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True, default="")
    dead_since = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=80, blank=True, default="")
    taken_until = models.DateTimeField(null=True)

    class Meta:
        permissions = [("look_after_press", _("Can look after the press"))]
        indexes = [
            models.Index("asked_at", name="press_orders_by_age"),
            models.Index("lane", "priority", models.F("page").desc(), name="press_orders_by_urgency"),
            models.Index("page", condition=models.Q(tries__gt=0), name="press_orders_failing"),
            models.Index("page", condition=~models.Q(taken_by=""), name="press_orders_in_hand"),
        ]

    @property
    def is_for_a_change(self) -> bool:
        """Say whether a key ordered it: the words of a rebuild have no colon."""
        return ":" in self.cause

    def __str__(self) -> str:
        return f"order of page {self.page_id}"
