"""How often an account, a network or a browser tried in vain, and from when on its next attempt is heard."""

from django.db import models


class Attempts(models.Model):
    what = models.CharField(max_length=64, unique=True)
    """A keyed hash: the row tells nobody which account or network it counts."""
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    free_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.failures} failures"
