"""The store of this installation, as the settings name it."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from khabar.press.stores.base import Store
from khabar.press.stores.pagefile import PageFile


def page_store() -> Store:
    """Return the store at KHABAR_STORE_FILE."""
    return _opened(Path(settings.KHABAR_STORE_FILE))


@lru_cache(maxsize=8)
def _opened(path: Path) -> Store:
    return PageFile(path)
