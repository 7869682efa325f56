"""Takes from the readers what the desk took away, before the desk is told that it is done.

Everything else waits its turn with the press. Knows kinds, numbers and keys, no models.
"""

from collections.abc import Iterable

from khabar.press import removal


def take_away(kind: str, pk: int | str, keys: Iterable[str]) -> None:
    """Take the page of *kind* and *pk* from the readers right after the current transaction, and from what shows it.

    What shows it is found by *keys*, those that the row touched while it was live.
    """
    removal.remove_page(kind, str(pk), keys)


def take_from_page(kind: str, pk: int | str, keys: Iterable[str]) -> None:
    """Take something from the page of *kind* and *pk*, which stays; it answers 503 until it can be baked without it."""
    removal.remove_from_page(kind, str(pk), keys)
