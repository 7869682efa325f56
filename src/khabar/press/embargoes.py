"""What nobody may see yet by the clock: asked at the last moment before pages are swapped.

The database decides what is public. It may say so a moment early: a clock was set back after a thing went live, or that
of another machine is ahead. Parts name the keys of such things; a page that shows one is not laid until its time.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

KeysNotDue = Callable[[datetime], Iterable[str]]
"""From a moment to the keys of what must not be seen at that moment. Asked with every batch: a query or two at most."""

_embargoes: list[KeysNotDue] = []


def register_embargo(keys_not_due: KeysNotDue) -> None:
    """Ask *keys_not_due* before pages are laid. Several parts may register one each."""
    if keys_not_due not in _embargoes:
        _embargoes.append(keys_not_due)


def keys_under_embargo(now: datetime) -> frozenset[str]:
    """Return the keys that no page in the store may show at *now*."""
    return frozenset(key for keys_not_due in _embargoes for key in keys_not_due(now))


@contextmanager
def temporary_embargoes(*functions: KeysNotDue) -> Iterator[None]:
    """Ask only *functions* inside the block. For tests."""
    before = list(_embargoes)
    _embargoes[:] = functions
    try:
        yield
    finally:
        _embargoes[:] = before
