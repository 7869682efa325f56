"""A change: one thing whose document must be made again, written in the transaction that changed the thing."""

from django.db import models


class Change(models.Model):
    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "object_id"], name="search_changes_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"
