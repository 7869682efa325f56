"""A document: what can be found of one thing, as it was written. Indexes are made from these rows, and only from them.

A reader's hit is shown only while its row `is_public`: a thing that is taken away is out of every answer in the same
transaction, whatever an index still holds.
"""

from collections.abc import Sequence

from django.db import models


class DocumentQuerySet(models.QuerySet["Document"]):
    def public(self) -> "DocumentQuerySet":
        return self.filter(is_public=True)

    def public_among(self, ids: Sequence[int]) -> dict[int, "Document"]:
        """Return those of the documents *ids* that are public at this moment, by id.

        In plain SQL: every search asks, and putting the same together from models takes longer than reading the rows.
        """
        if not ids:
            return {}
        places = ", ".join(["%s"] * len(ids))
        statement = f'SELECT * FROM "{self.model._meta.db_table}" WHERE is_public AND id IN ({places})'  # noqa: S608  the rows' own table
        return {row.pk: row for row in self.raw(statement, list(ids))}


class Document(models.Model):
    """*revision* counts the versions of the row: an index that holds another revision is behind.

    *filters* maps a name (section, topic, author, ...) to the values that the document has of it, as strings.
    """

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    edition = models.CharField(max_length=12)
    language = models.CharField(max_length=8)
    is_public = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(null=True)
    headline = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    names = models.TextField(blank=True)
    text = models.TextField(blank=True)
    filters = models.JSONField(default=dict)

    is_changed = False
    """Whether this object differs from the row it was read from."""

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_one_document_a_thing")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"
