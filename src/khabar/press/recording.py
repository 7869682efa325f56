"""Notes which keys a page shows while it is being baked. Imports no framework, knows no article.

Objects note themselves: a model that mixes in `Recorded` is noted whenever a row of it is loaded while a recording is
on. Lists are noted by name with `record`.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar

from khabar.press.keys import key

_shown: ContextVar[set[str] | None] = ContextVar("khabar_shown_keys", default=None)


@contextmanager
def recording() -> Iterator[set[str]]:
    """Collect the keys that are recorded inside the block; an outer recording gets the keys of an inner one too."""
    shown: set[str] = set()
    token = _shown.set(shown)
    try:
        yield shown
    finally:
        _shown.reset(token)
        record(*shown)


def record(*keys: str) -> None:
    """Note *keys* as shown by the page being baked; outside a recording do nothing."""
    shown = _shown.get()
    if shown is not None:
        shown.update(keys)


class Recorded:
    """Mixin of models: loading a row while a page is baked records `<press_key_kind>:<pk>`."""

    press_key_kind: ClassVar[str]

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any) -> Any:
        """Load a row as Django does, and record it."""
        instance = super().from_db(db, field_names, values, **options)  # type: ignore[misc]  # Model.from_db comes next
        if _shown.get() is not None:
            record(key(cls.press_key_kind, instance.pk))
        return instance
