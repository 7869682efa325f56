"""A batch as it was measured: how many pages, how long they took, and how long their change had waited to be seen.

Only the newest are kept: see `khabar.press.measuring`.
"""

from django.db import models
from django.utils import timezone


class Batch(models.Model):
    """*pages* lists what was baked, each as [page, cause, milliseconds]; a page that failed is not among them.

    *visible_ms* is how long the slowest change of the batch took from its touch until its page was in the store; empty
    where no change asked for it. *presser* is who baked it.
    """

    committed_at = models.DateTimeField(default=timezone.now, db_index=True)
    lane = models.PositiveSmallIntegerField()
    count = models.PositiveSmallIntegerField()
    bake_ms = models.FloatField()
    visible_ms = models.FloatField(null=True)
    pages = models.JSONField(default=list)
    presser = models.CharField(max_length=80, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.count} pages at {self.committed_at}"
