"""What a key stands for: a row's fields as they are before a change and after it (decision 022).

A key whose value a save leaves as it was is not touched. Knows models and fields, no article.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import models

from khabar.press.keys import key
from khabar.press.recording import ASIDE, Recorded, recorded_keys


class Seen(NamedTuple):
    """A key, and what pages that show it can see of a row: if that stays equal, none of them need be baked."""

    key: str
    value: object


def seen_of(row: models.Model) -> Iterator[Seen]:
    """Yield the keys of *row* that `Recorded` may record, each with the fields that it stands for.

    The key of the whole row stands for every field but those that are aside.
    """
    model = type(row)
    if not issubclass(model, Recorded):
        raise TypeError(f"Rows of {model.__name__} are never recorded.")
    fields = {field.attname: field for field in model._meta.concrete_fields}
    kind, pk = model.press_key_kind, row.pk
    shown = fields.keys() - model.press_aside
    yield Seen(key(kind, pk), values_of(row, shown))
    if model.press_aside:
        yield Seen(key(f"{kind}.{ASIDE}", pk), values_of(row, model.press_aside))
    for name, names in model.press_projections.items():
        yield Seen(key(f"{kind}.{name}", pk), values_of(row, names))


def keys_of_loaded(*rows: models.Model, beside: models.Model | None = None) -> frozenset[str]:
    """Return the keys that were or would have been recorded when *rows* were loaded with all that hangs on them now;
    without those of *beside*, to which they lead back, and of what hangs on it alone."""
    found: set[str] = set()
    met = {id(beside)}
    waiting = list(rows)
    while waiting:
        one = waiting.pop()
        if id(one) in met:
            continue
        met.add(id(one))
        if isinstance(one, Recorded):
            found.update(recorded_keys(one))
        waiting += [other for other in one._state.fields_cache.values() if isinstance(other, models.Model)]
        for rows in getattr(one, "_prefetched_objects_cache", {}).values():
            waiting += list(rows)
    return frozenset(found)


def values_of(row: models.Model, names: Iterable[str]) -> tuple[tuple[str, object], ...]:
    """Return the fields *names* of *row* as the database keeps them, in a fixed order."""
    return tuple((name, _value(row, name)) for name in sorted(names))


def _value(row: models.Model, name: str) -> object:
    field = next(field for field in row._meta.concrete_fields if field.attname == name)
    value = field.value_from_object(row)
    if hasattr(value, "resolve_expression"):
        return object()  # an F() or a function: nobody knows yet, so it is equal to nothing
    return field.get_prep_value(value)
