"""Takes from the readers what the desk took away, before the desk is told that it is done.

Everything else waits its turn with the press. Knows kinds and numbers, no models.
"""

from django.db import transaction

from khabar.press import presser


def take_away(kind: str, pk: int) -> None:
    """Bake the page of *kind* and *pk* again right after the current transaction: gone from the row, it answers 410."""
    transaction.on_commit(lambda: presser.bake_now(kind, str(pk)))
