"""Narrows a list's rows to what was found, in the order in which it was found. Knows rows, no word."""

from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat, StrIndex


def keep(rows: QuerySet[Any], ids: Sequence[int], *, best_first: bool = True) -> QuerySet[Any]:
    """Return those of *rows* whose number is in *ids*, in the order of *ids*; with *best_first* off, in their own."""
    found = rows.filter(pk__in=ids)
    if not best_first:
        return found
    # Where ",17," stands in ",4,17,9,": one parameter. A CASE of a thousand branches would be walked for each row.
    places = Value(f",{','.join(map(str, ids))},", output_field=CharField())
    number = Concat(Value(","), Cast("pk", CharField()), Value(","), output_field=CharField())
    return found.order_by(StrIndex(places, number))
