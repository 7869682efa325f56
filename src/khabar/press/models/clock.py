"""The press's clock: how often touches were taken. It orders takings and bakes when several processes bake.

A bake that began before a taking may have read what the taken touch changed, and may show keys that the ledger did not
know when the touch was looked up in it. It sees that the clock moved and waits for another bake.
"""

from typing import Self

from django.db import models


class Clock(models.Model):
    """One row, number 1. Lock it before writing the ledger or taking touches, and hold it briefly."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def read(cls) -> int:
        """Return the number without locking."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def locked(cls) -> Self:
        """Return the clock, locked until the current transaction ends (on SQLite the transaction is the lock)."""
        clock, _ = cls.objects.select_for_update().get_or_create(pk=1)
        return clock

    def tick(self) -> None:
        """Count one more taking. Only for who has it locked."""
        self.number += 1
        self.save(update_fields=["number"])
