"""Lets a model say which keys its rows touch, and writes them whenever a row is saved, deleted or linked.

Keys are computed from the row as it was and as it becomes, so that an article which leaves a section touches the
section that it left. A key that comes with a value is touched only if the value is another one afterwards, so that a
save which changes nothing bakes nothing. They are written in the transaction of the change; where the caller opened
none, saving opens one.

Not seen here, because Django tells nobody: `update()`, `bulk_create()`, `bulk_update()`, raw SQL, fixtures
(`loaddata`), rows changed by a foreign key's SET_NULL. Whoever writes so calls `khabar.press.outbox.touch`.
Deletions are followed through the registered class itself, not through a proxy of it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db import models, transaction
from django.db.models.signals import m2m_changed, pre_delete

from khabar.press.outbox import touch_exactly
from khabar.press.projections import Seen

KeysOf = Callable[[Any], Iterable[str | Seen]]
"""From a row to the keys that it touches, each with what pages see of the row under it, or bare: then any save touches
it. Nothing at all for a row that no page shows, such as a draft."""

_Values = dict[str, list[object]]
"""All values that a row has under each of its keys."""

_keys_of: dict[type[models.Model], list[KeysOf]] = {}
_NAME = "khabar.press.touching"
_KNOWN = "_press_stored_row"


def register_touches(model: type[models.Model], keys_of: KeysOf) -> None:
    """Touch the keys that *keys_of* names before and after whenever a row of *model* changes.

    Several parts may register the same model. Costs one query for the old row, and those of *keys_of*, per save.
    """
    _keys_of.setdefault(model, []).append(keys_of)
    if not hasattr(model.save_base, "touches"):
        _touch_on_save(model)
    pre_delete.connect(_deleting, sender=model, dispatch_uid=f"{_NAME}:{model._meta.label}")
    for field in model._meta.many_to_many:
        through = field.remote_field.through
        m2m_changed.connect(_linking, sender=through, dispatch_uid=f"{_NAME}:{model._meta.label}:{field.name}")


@contextmanager
def temporary_touches() -> Iterator[None]:
    """Forget, at the end of the block, what was registered inside it. For tests."""
    before = {model: list(functions) for model, functions in _keys_of.items()}
    try:
        yield
    finally:
        _keys_of.clear()
        _keys_of.update(before)


def keys_of(row: models.Model) -> set[str]:
    """Return the keys that *row* touches as it is: what shows it shows one of them."""
    return set(_values(row))


def know_stored(row: models.Model, stored: models.Model | None) -> None:
    """Spare the next save of *row* reading it as the database has it: the caller has, in the same transaction."""
    if stored is not None:
        row.__dict__[_KNOWN] = stored


def _values(row: models.Model) -> _Values:
    found: _Values = {}
    for model in type(row).__mro__:
        for function in _keys_of.get(model, ()):
            for one in function(row):
                key, value = one if isinstance(one, Seen) else (one, object())  # a new object is equal to no other
                found.setdefault(key, []).append(value)
    return found


def _touch_changes(before: _Values, after: _Values) -> None:
    touch_exactly(*sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key)))


def _stored(row: models.Model) -> models.Model | None:
    """Return the row as the database has it now."""
    return None if row.pk is None else type(row)._base_manager.filter(pk=row.pk).first()


def _touch_on_save(model: type[models.Model]) -> None:
    """Wrap the step in which Django writes a row of *model*.

    Signals will not do: outside a transaction `post_save` comes after the row is committed, and a crash between the
    two would lose the change.
    """
    save_base = model.save_base

    @wraps(save_base)
    def save_base_and_touch(self: models.Model, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("raw"):
            # A fixture is being loaded: what the row points to may not be there yet.
            save_base(self, *args, **kwargs)
            return
        with transaction.atomic(savepoint=False):
            stored = self.__dict__.pop(_KNOWN, None) or _stored(self)
            before = _values(stored) if stored is not None else {}
            save_base(self, *args, **kwargs)
            _touch_changes(before, _values(self))

    save_base_and_touch.touches = True  # type: ignore[attr-defined]  # a mark, so that a model is wrapped once
    model.save_base = save_base_and_touch  # type: ignore[method-assign]  # the one step all saves pass through


def _deleting(instance: models.Model, **_: Any) -> None:
    """Runs inside the transaction of the deletion, before anything is deleted."""
    row = _stored(instance)
    if row is not None:
        _touch_changes(_values(row), {})


def _linking(
    instance: models.Model,
    action: str,
    reverse: bool,
    model: type[models.Model],
    pk_set: set[Any] | None,
    sender: type[models.Model],
    **_: Any,
) -> None:
    """Touch what differs after rows are linked; Django calls this before and after, in the transaction of the change.

    *instance* is the row the links belong to, or, when *reverse*, the one at their other end: then the rows that
    matter are of *model*. When links are cleared from the other end, the rows are not named: all that can be linked
    to *instance* are looked up, and what they were like is kept at *instance* until the links are changed.
    """
    notes: dict[type[models.Model], dict[Any, _Values]] = instance.__dict__.setdefault("_press_before_linking", {})
    if action.startswith("pre_"):
        if not reverse:
            rows: Iterable[models.Model | None] = [_stored(instance)]
        elif pk_set is not None:
            rows = model._base_manager.filter(pk__in=pk_set)
        else:
            rows = _linked_to(instance, model)
        notes[sender] = {row.pk: _values(row) for row in rows if row is not None}
        return
    before = notes.pop(sender)
    rows_now = (model if reverse else type(instance))._base_manager.filter(pk__in=before)
    for row in rows_now:
        _touch_changes(before[row.pk], _values(row))


def _linked_to(instance: models.Model, model: type[models.Model]) -> Iterable[models.Model]:
    found: dict[Any, models.Model] = {}
    for field in model._meta.many_to_many:
        if isinstance(instance, field.related_model) and model in _keys_of:
            for row in model._base_manager.filter(**{field.name: instance}):
                found[row.pk] = row
    return found.values()
