"""Rows that are at hand: what was loaded a moment ago in the same request is not asked for again.

Validating an article, Django asks the database for each row that it points to, also for those that its form loaded a
line before; a revision read back into an object asks for each of them once more. Knows models, no article.
"""

from collections.abc import Collection
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations


class AtHand(models.Model):
    """A model that does not look again for the rows it points to where they hang on it already."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Validate the fields, but for keys whose rows are loaded: these exist."""
        super().clean_fields({*(exclude or ()), *(field.name for field in _keys_at_hand(self))})


def carry_rows(source: models.Model, target: models.Model) -> None:
    """Hang on *target* what hangs on *source*, where both point to the same row; on its children as well."""
    field: Any
    for field in _keys_at_hand(source):
        if getattr(target, field.attname) == getattr(source, field.attname):
            field.set_cached_value(target, field.get_cached_value(source))
    for relation in get_all_child_relations(source):
        name = relation.get_accessor_name()
        children = {child.pk: child for child in getattr(source, name).all() if child.pk is not None}
        for child in getattr(target, name).all():
            if child.pk in children:
                carry_rows(children[child.pk], child)


def _keys_at_hand(row: models.Model) -> list[Any]:
    fields: Any = row._meta.concrete_fields
    keys = (field for field in fields if field.is_relation and field.is_cached(row))
    return [field for field in keys if field.get_cached_value(row) is not None]
