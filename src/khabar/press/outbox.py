"""The outbox: says which keys changed, in the transaction of the change. Bakes nothing itself."""

from khabar.press.models import Touch


def touch(*keys: str) -> None:
    """Write that what *keys* stand for changed.

    Call it inside the transaction that makes the change: both are kept or neither is, and the press bakes only what is
    committed. Needed by hand where rows change without signals: `update()`, `bulk_create()`, raw SQL.
    """
    Touch.objects.bulk_create(Touch(key=key) for key in dict.fromkeys(keys))
