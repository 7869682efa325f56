"""Takes from the readers what the desk took away, before the desk is told that it is done.

Everything else waits its turn with the press. Knows kinds and numbers, no models.
"""

from django.db import transaction


def take_away(kind: str, pk: int) -> None:
    """Bake the page of *kind* and *pk* again right after the current transaction: gone from the row, it answers 410."""

    def bake() -> None:
        from khabar.press.presser import bake_now  # it reads press models, which load after this module

        bake_now(kind, str(pk))

    transaction.on_commit(bake)
