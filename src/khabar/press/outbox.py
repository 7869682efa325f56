"""The outbox: says which keys changed, in the transaction of the change. Bakes nothing itself."""

from django.conf import settings
from django.db import transaction

from khabar.press.bell import ring
from khabar.press.models import Touch
from khabar.press.recording import kinds_beside

BELLS = "bells"
"""The folder in the home where pressers listen."""


def touch(*keys: str) -> None:
    """Write that what *keys* stand for changed. The key of a row stands for all that pages see of it.

    Call it inside the transaction that makes the change: both are kept or neither is, and the press bakes only what is
    committed. Needed by hand where rows change without signals: `update()`, `bulk_create()`, raw SQL.
    """
    touch_exactly(*(each for key in keys for each in _with_projections(key)))


def touch_exactly(*keys: str) -> None:
    """Write that *keys* changed and no narrower view of the same row did."""
    if keys:
        Touch.objects.bulk_create([Touch(key=key) for key in dict.fromkeys(keys)])
        transaction.on_commit(wake_pressers, robust=True)


def wake_pressers() -> None:
    """Tell the pressers of this machine that there is work; others find it by themselves within 50 ms."""
    ring(settings.KHABAR_HOME / BELLS)


def _with_projections(key: str) -> list[str]:
    kind, colon, rest = key.partition(":")
    return [f"{each}{colon}{rest}" for each in kinds_beside(kind)]
