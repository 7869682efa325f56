"""Finds pages that change without hearing of it: bakes every page before and after a change, and compares.

This is the law that the press rests on: whenever a page would be baked otherwise, a key that it recorded was touched,
or a touched key brings it into being.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import DateTimeField, Field, ForeignKey, Model, ProtectedError

from khabar.press.models import Touch
from khabar.press.recording import recording
from khabar.press.registry import Sheet, page_kinds

Identity = tuple[str, str]


@dataclass(frozen=True)
class Look:
    """A page at one moment: what it is, and the keys that it recorded."""

    sheets: tuple[Sheet, ...]
    keys: frozenset[str]


@dataclass(frozen=True)
class Heard:
    """What a change did: the pages that became otherwise, those that were ordered, and those that did not hear."""

    changed: frozenset[Identity]
    ordered: frozenset[Identity]
    touched: frozenset[str]

    @property
    def deaf(self) -> frozenset[Identity]:
        return self.changed - self.ordered


def look_at_everything() -> dict[Identity, Look]:
    """Bake every page that there should be."""
    found = {}
    for kind in page_kinds():
        for argument in kind.every_argument():
            with recording() as keys:
                sheets = tuple(kind.bake(argument))
            found[kind.name, argument] = Look(sheets, frozenset(keys))
    return found


def hear(before: dict[Identity, Look], change: Callable[[], object]) -> Heard | None:
    """Make *change*, look, and take it back. None for a change that the model or the database does not allow."""
    with transaction.atomic():
        Touch.objects.all().delete()
        try:
            with transaction.atomic():
                change()
        except (IntegrityError, ProtectedError, ValidationError):
            return None
        touched = frozenset(Touch.objects.values_list("key", flat=True))
        after = look_at_everything()
        transaction.set_rollback(True)
    nothing = Look((), frozenset())
    pages = before.keys() | after.keys()
    changed = {page for page in pages if before.get(page, nothing).sheets != after.get(page, nothing).sheets}
    born = {
        (kind.name, argument) for kind in page_kinds() for key in touched for argument in kind.arguments_of_key(key)
    }
    showing = {page for page, look in before.items() if look.keys & touched}
    return Heard(frozenset(changed), frozenset(showing | born), touched)


def another_value(field: Field[Any, Any], row: Model) -> object:
    """Return a value for *field* that the row does not have; the same value where none is known."""
    value = field.value_from_object(row)
    kind = type(field).__name__
    if field.primary_key or kind in ("WagtailImageField", "OneToOneField"):
        return value
    if field.choices:
        return next((choice for choice, _name in field.flatchoices if choice != value), value)
    if isinstance(field, ForeignKey):
        others = field.related_model._base_manager.exclude(pk=value)  # type: ignore[union-attr]  # never a name here
        return others.values_list("pk", flat=True).first() or (None if field.null else value)
    if isinstance(field, DateTimeField):
        return value.replace(year=value.year - 1, month=value.month % 12 + 1) if value else None
    if kind == "BooleanField":
        return not value
    if "Integer" in kind:
        return (value or 0) + 1
    if kind == "DateField":
        return value.replace(year=value.year - 1)
    if kind == "StreamField":
        return [("paragraph", "<p>نص آخر.</p>")]
    if kind == "UUIDField":
        return type(value)(int=7)
    if kind in ("CharField", "TextField", "RichTextField", "SlugField", "URLField"):
        return "Europe/Berlin" if field.name == "time_zone" else "xy"
    return value
