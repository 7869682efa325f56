"""What the press's tests have: the trial site's tables and pages, and a look into the page store."""

import gzip
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.db import connection

from khabar.press.page_store import page_store
from khabar.press.registry import temporary_page_kinds
from khabar.press.stores.pagefile import PageFile
from tests.press.trial import press_keys
from tests.press.trial.models import MODELS
from tests.press.trial.pages import KINDS

assert press_keys  # imported for what it declares


@pytest.fixture(scope="session")
def trial_tables(django_db_setup: None, django_db_blocker: Any) -> None:
    """Make the trial site's tables anew: it is not an installed app of the project under test."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        known = connection.introspection.table_names()
        for model in reversed(MODELS):
            if model._meta.db_table in known:
                editor.delete_model(model)
        for model in MODELS:
            editor.create_model(model)


@pytest.fixture
def trial(trial_tables: None, db: None) -> Iterator[None]:
    """Let the press know the pages of the trial site, and no others."""
    with temporary_page_kinds(*KINDS):
        yield


@pytest.fixture
def trial_with_commits(trial_tables: None, transactional_db: None) -> Iterator[None]:
    """The same, where what is written is committed and other connections see it."""
    with temporary_page_kinds(*KINDS):
        yield
        for model in reversed(MODELS):
            model._base_manager.all().delete()


@dataclass(frozen=True)
class Answer:
    """What the store holds ready for an address."""

    status: int
    body: bytes
    location: str | None
    seq: int


def answers(file: Path) -> dict[str, Answer]:
    """Return what every address of the store at *file* answers; all representations must say the same."""
    opened = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    found: dict[str, Answer] = {}
    try:
        rows = opened.execute(
            "SELECT path, status, identity, gzip, brotli, location, seq FROM addresses ORDER BY path, rank, owner"
        )
        for path, status, identity, packed, small, location, seq in rows:
            body = identity if packed is None else gzip.decompress(packed)
            if small is not None:
                assert brotli.decompress(small) == body
            found.setdefault(path, Answer(status, body, location, seq))
    finally:
        opened.close()
    return found


@pytest.fixture
def served() -> Any:
    """Return a function that tells what every address of this test's store answers."""

    def look() -> dict[str, Answer]:
        store = page_store()
        assert isinstance(store, PageFile)
        return answers(store.path)

    return look
