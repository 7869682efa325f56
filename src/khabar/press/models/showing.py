"""The ledger's rows: which page shows which key, and what a key is called (decision 019).

Both hold keys as numbers: see `khabar.press.keys.number`. Their tables are made by hand in the migration, so that
SQLite keeps each as one tree, without a second index.
"""

from django.db import models

from khabar.press.keys import MAX_LENGTH


class Showing(models.Model):
    """*page* showed *key* when it was baked last. No foreign key: checking it would cost more than the row itself."""

    pk = models.CompositePrimaryKey("key", "page")
    key = models.BigIntegerField()
    page = models.BigIntegerField()

    def __str__(self) -> str:
        return f"page {self.page} shows {self.key}"


class KeyName(models.Model):
    """What the key numbered *key* is called, while any page shows it."""

    key = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=MAX_LENGTH)

    def __str__(self) -> str:
        return self.name
