"""Notes which keys a page shows while it is being baked. Imports no framework, knows no article.

Objects note themselves: a model that mixes in `Recorded` is noted whenever a row of it is loaded while a recording is
on. Lists are noted by name with `record`. Which of a row's keys is noted depends on the fields that were loaded
(decision 022): a page that loads a teaser does not hear of a new body.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, ClassVar

from khabar.press.keys import key

ASIDE = "aside"

_shown: ContextVar[set[str] | None] = ContextVar("khabar_shown_keys", default=None)
_is_on: ContextVar[bool] = ContextVar("khabar_page_is_baked", default=False)
_models: dict[str, type["Recorded"]] = {}


@contextmanager
def recording() -> Iterator[set[str]]:
    """Collect the keys that are recorded inside the block; an outer recording gets the keys of an inner one too."""
    shown: set[str] = set()
    token, on = _shown.set(shown), _is_on.set(True)
    try:
        yield shown
    finally:
        _shown.reset(token)
        _is_on.reset(on)
        record(*shown)


@contextmanager
def listed(*keys: str) -> Iterator[None]:
    """Let *keys* speak for all that is read inside the block: its rows are not noted one by one.

    For a list whose keys are touched whenever anything changes that the page shows of its rows.
    """
    record(*keys)
    token = _shown.set(None)
    try:
        yield
    finally:
        _shown.reset(token)


def record(*keys: str) -> None:
    """Note *keys* as shown by the page being baked; outside a recording do nothing."""
    shown = _shown.get()
    if shown is not None:
        shown.update(keys)


def is_recording() -> bool:
    """Say whether a page is being baked, inside or outside of a list: what is made now may be for readers."""
    return _is_on.get()


class Recorded:
    """Mixin of models: loading a row while a page is baked records `<press_key_kind>:<pk>`.

    *press_projections* names narrower views of a row by the fields that they need. A load of no other fields records
    `<press_key_kind>.<name>:<pk>` instead; a field that is loaded later records the key that it belongs to.
    *press_aside* are the fields that no page shows: who loads them all the same records `<press_key_kind>.aside:<pk>`.
    Fields are named as columns are: `edition_id`.
    """

    press_key_kind: ClassVar[str]
    press_projections: ClassVar[Mapping[str, frozenset[str]]] = {}
    press_aside: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "press_key_kind" in cls.__dict__:
            _models[cls.press_key_kind] = cls

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any) -> Any:
        """Load a row as Django does, and record what of it was loaded."""
        instance = super().from_db(db, field_names, values, **options)  # type: ignore[misc]  # Model.from_db comes next
        if _shown.get() is not None:
            record(*_keys_of_load(cls, tuple(field_names), instance.pk))
        return instance


def recorded_keys(row: Any) -> list[str]:
    """Return the keys that stand for what is loaded of *row*, whose model mixes in `Recorded`."""
    # What is loaded of a row is what lies in it, beside whatever else somebody put there.
    model: Any = type(row)
    return [key(kind, row.pk) for kind in _kinds_of_row(model, tuple(row.__dict__))]


@lru_cache(maxsize=1024)
def _kinds_of_row(model: Any, held: tuple[str, ...]) -> tuple[str, ...]:
    return _kinds_of_load(model, tuple(field.attname for field in model._meta.concrete_fields if field.attname in held))


def _keys_of_load(model: Any, loaded: tuple[str, ...], pk: object) -> list[str]:
    return [key(kind, pk) for kind in _kinds_of_load(model, loaded)]


def kinds_beside(kind: str) -> list[str]:
    """Return the kinds of all keys that rows of *kind* may be recorded under, the widest first: itself at least."""
    model = _models.get(kind)
    if model is None:
        return [kind]
    aside = [f"{kind}.{ASIDE}"] if model.press_aside else []
    return [kind, *aside, *(f"{kind}.{name}" for name in model.press_projections)]


@lru_cache(maxsize=1024)
def _kinds_of_load(model: Any, loaded: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds of the keys that stand for the *loaded* fields: the narrowest projection that has them all."""
    kind = model.press_key_kind
    fields = frozenset(loaded)
    fitting = [(len(names), name) for name, names in model.press_projections.items() if fields <= names]
    if fitting:
        return (f"{kind}.{min(fitting)[1]}",)
    return (kind, f"{kind}.{ASIDE}") if fields & model.press_aside else (kind,)
