"""A page store with a few pages, and its outlets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile

Lay = Callable[..., None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PageFile]:
    opened = PageFile(tmp_path / "store" / "pages.sqlite3")
    opened.commit([])
    yield opened
    opened.close()


@pytest.fixture
def lay(store: PageFile) -> Lay:
    """Return a function that commits the sheets of an owner."""

    def commit(owner: str, *sheets: Sheet) -> None:
        store.commit([Baked(owner, sheets, store.next_ticket())])

    return commit
